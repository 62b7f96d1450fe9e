import Constants from 'expo-constants';
import * as Device from 'expo-device';
import * as Notifications from 'expo-notifications';
import { Platform } from 'react-native';
import { PushPayload } from '@baton/protocol';
import type { DeviceRequest } from '@baton/protocol';
import type { PushPort, Standing } from '../push/contract.ts';
import { prepareBanners } from './banners.ts';
import { answerPush } from './push-answer.ts';

const standingOf = ({ granted, canAskAgain }: Notifications.NotificationPermissionsStatus): Standing =>
  granted ? 'ready' : canAskAgain ? 'off' : 'denied';

async function address(): Promise<DeviceRequest> {
  const project = Constants.expoConfig?.extra?.['eas'] as { projectId?: string } | undefined;
  const { data } = await Notifications.getExpoPushTokenAsync(
    project?.projectId === undefined ? {} : { projectId: project.projectId },
  );
  return {
    transport: 'expo',
    address: { token: data },
    label: Device.modelName ?? `${Device.osName ?? Platform.OS} device`,
  };
}

/** The payload of a tapped banner, when it is one of ours. */
function payloadOf(response: Notifications.NotificationResponse): PushPayload | null {
  const parsed = PushPayload.safeParse(response.notification.request.content.data);
  return parsed.success ? parsed.data : null;
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
    return granted ? address() : null;
  },
  async current() {
    if (!Device.isDevice || !(await Notifications.getPermissionsAsync()).granted) return null;
    await prepareBanners();
    return address();
  },
  async disable() {
    await Notifications.unregisterForNotificationsAsync();
  },
  listen(onOpen) {
    const tapped = (response: Notifications.NotificationResponse) => {
      const payload = payloadOf(response);
      if (!payload) return;
      void answerPush(payload, response.actionIdentifier).then((path) => path !== null && onOpen(path));
    };
    // The tap that started the app came before anybody listened.
    const first = Notifications.getLastNotificationResponse();
    if (first) tapped(first);
    const listening = Notifications.addNotificationResponseReceivedListener(tapped);
    return () => listening.remove();
  },
};
