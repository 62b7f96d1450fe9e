import * as Device from 'expo-device';
import * as Notifications from 'expo-notifications';
import { PushPayload } from '@baton/protocol';
import type { PushPort, Standing } from '../push/contract.ts';
import { addressesOf } from './addresses.ts';
import { prepareBanners } from './banners.ts';
import { answerPush } from './push-answer.ts';

const standingOf = ({ granted, canAskAgain }: Notifications.NotificationPermissionsStatus): Standing =>
  granted ? 'ready' : canAskAgain ? 'off' : 'denied';

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
    return granted ? addressesOf() : null;
  },
  async current() {
    if (!Device.isDevice || !(await Notifications.getPermissionsAsync()).granted) return null;
    await prepareBanners();
    return addressesOf();
  },
  moved(tell) {
    const listening = Notifications.addPushTokenListener(tell);
    return () => listening.remove();
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
