import Constants from 'expo-constants';
import * as Device from 'expo-device';
import * as Notifications from 'expo-notifications';
import { Platform } from 'react-native';
import type { DeviceRequest } from '@baton/protocol';
import type { Addresses } from '../push/contract.ts';
import { newId } from './new-id';
import { readPreference, writePreference } from './preferences';

const KEY = 'installation';

/** Tells the server that the addresses are one phone's. */
function installationId(): string {
  const known = readPreference(KEY);
  if (known !== null) return known;
  const made = newId();
  writePreference(KEY, made);
  return made;
}

/** `prepareBanners` makes them before anybody is told an address. */
const channels = (): { channels?: 'by_loudness' } =>
  Platform.OS === 'android' ? { channels: 'by_loudness' } : {};

type Own = { label: string; installation: string };

/** Through Expo's service, which needs the project that the app was built for. */
async function expoAddress(own: Own): Promise<DeviceRequest> {
  const project = Constants.expoConfig?.extra?.['eas'] as { projectId?: string } | undefined;
  const { data: token } = await Notifications.getExpoPushTokenAsync(
    project?.projectId === undefined ? {} : { projectId: project.projectId },
  );
  return { transport: 'expo', address: { token, ...channels() }, ...own };
}

/** The phone's own: Firebase's token on Android, Apple's on iOS. */
async function phoneAddress(own: Own): Promise<DeviceRequest> {
  const { type, data } = await Notifications.getDevicePushTokenAsync();
  const token = String(data);
  if (type === 'android') return { transport: 'fcm', address: { token, ...channels() }, ...own };
  if (type !== 'ios') throw new Error('no_address');
  const environment = __DEV__ ? 'sandbox' : 'production';
  return { transport: 'apns', address: { token, environment }, ...own };
}

/**
 * Every way to this phone. On Android rings come by Firebase itself, or they would have no buttons while the app is closed; the rest, and
 * on iOS everything, comes through Expo. One that cannot be had now leaves the other. @throws when neither can
 */
export async function addressesOf(): Promise<Addresses> {
  const label = Device.modelName ?? `${Device.osName ?? Platform.OS} device`;
  const own = { label, installation: installationId() };
  const ways = Platform.OS === 'android' ? [phoneAddress, expoAddress] : [expoAddress, phoneAddress];
  const settled = await Promise.allSettled(ways.map((way) => way(own)));
  const [first, ...rest] = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) console.info('an address is missing', String(failed.reason));
  if (!first) throw failed?.reason;
  return [first, ...rest];
}
