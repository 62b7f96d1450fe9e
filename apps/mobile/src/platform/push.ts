import * as Device from 'expo-device';
import * as Notifications from 'expo-notifications';
import { Platform } from 'react-native';
import type { DeviceRequest } from '@baton/protocol';
import type { Addresses, Examined, PushPort, Standing } from '../push/contract.ts';
import { addressesOf } from './addresses.ts';
import { ESCALATION, prepareBanners } from './banners.ts';
import { answerPush } from './push-answer.ts';
import { payloadOf, pushReceived } from './push-received.ts';

const standingOf = ({ granted, canAskAgain }: Notifications.NotificationPermissionsStatus): Standing =>
  granted ? 'ready' : canAskAgain ? 'off' : 'denied';

/** What the member left of rings in the system's settings. */
async function loudnessOfRings(): Promise<Examined['channel']> {
  if (Platform.OS !== 'android') {
    const { ios } = await Notifications.getPermissionsAsync();
    return ios === undefined
      ? null
      : ios.allowsSound === false || ios.allowsAlert === false
        ? 'quieted'
        : 'loud';
  }
  const channel = await Notifications.getNotificationChannelAsync(ESCALATION);
  if (!channel) return 'none';
  const { NONE, HIGH } = Notifications.AndroidImportance;
  if (channel.importance === NONE) return 'blocked';
  return channel.importance >= HIGH ? 'loud' : 'quieted';
}

/** `…3f9a`: an address is a secret of the device; its end tells it apart. */
const endOf = (address: DeviceRequest['address']): string =>
  `…${('token' in address ? address.token : JSON.stringify(address)).replaceAll(/\W/g, '').slice(-4)}`;

async function current(): Promise<Addresses | null> {
  if (!Device.isDevice || !(await Notifications.getPermissionsAsync()).granted) return null;
  await prepareBanners();
  return addressesOf();
}

export const push: PushPort = {
  transport: 'expo',
  async standing() {
    return Device.isDevice ? standingOf(await Notifications.getPermissionsAsync()) : 'unsupported';
  },
  async enable() {
    await prepareBanners();
    const { granted } = await Notifications.requestPermissionsAsync({
      ios: { allowAlert: true, allowSound: true, allowBadge: true },
    });
    return granted ? addressesOf() : null;
  },
  current,
  moved(tell) {
    const listening = Notifications.addPushTokenListener(tell);
    return () => listening.remove();
  },
  async examine() {
    const [channel, address] = await Promise.all([loudnessOfRings(), current().catch(() => null)]);
    return { address: address && endOf(address[0].address), channel, worker: null };
  },
  async disable() {
    await Notifications.unregisterForNotificationsAsync();
    await Notifications.dismissAllNotificationsAsync();
    await Notifications.setBadgeCountAsync(0);
  },
  listen(onOpen) {
    const tapped = (response: Notifications.NotificationResponse) => {
      const payload = payloadOf(response.notification.request.content.data);
      if (!payload) return;
      void answerPush(payload, response.actionIdentifier).then((path) => path !== null && onOpen(path));
    };
    // The tap that started the app came before anybody listened.
    const first = Notifications.getLastNotificationResponse();
    if (first) tapped(first);
    const listening = Notifications.addNotificationResponseReceivedListener(tapped);
    // In front of the app an iPhone starts no task.
    const arriving = Notifications.addNotificationReceivedListener(
      ({ request }) => void pushReceived(request.content.data),
    );
    return () => {
      listening.remove();
      arriving.remove();
    };
  },
};
