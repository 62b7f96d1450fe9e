import * as Notifications from 'expo-notifications';
import type { PushPayload } from '@baton/protocol';
import { i18n } from '../i18n/i18n.ts';
import { speak } from '../preferences/language-choice.tsx';

/** Ids may hold neither ':' nor '-'. */
export const ESCALATION = 'escalation';
const LOUD = 'loud';
const NORMAL = 'normal';
export const QUIET = 'quiet';

Notifications.setNotificationHandler({
  // In front of the app the queue itself rings; the banner would say it twice. What only asks for an answer shows nothing at all.
  handleNotification: ({ request }) => {
    const shows = request.content.data?.['kind'] !== ('canary' satisfies PushPayload['kind']);
    return Promise.resolve({
      shouldShowBanner: false,
      shouldShowList: shows,
      shouldPlaySound: shows,
      shouldSetBadge: shows,
    });
  },
});

/** Android's channels, one for each loudness, and the buttons. Both may be set again at every start; a channel's sound and importance are frozen once made. */
export async function prepareBanners(): Promise<void> {
  await speak();
  await Notifications.setNotificationChannelAsync(ESCALATION, {
    name: i18n.t('push.channel.escalation'),
    importance: Notifications.AndroidImportance.MAX,
    vibrationPattern: [0, 400, 200, 400],
    lockscreenVisibility: Notifications.AndroidNotificationVisibility.PUBLIC,
  });
  await Notifications.setNotificationChannelAsync(LOUD, {
    name: i18n.t('push.channel.loud'),
    importance: Notifications.AndroidImportance.HIGH,
  });
  await Notifications.setNotificationChannelAsync(NORMAL, {
    name: i18n.t('push.channel.normal'),
    importance: Notifications.AndroidImportance.DEFAULT,
  });
  await Notifications.setNotificationChannelAsync(QUIET, {
    name: i18n.t('push.channel.quiet'),
    importance: Notifications.AndroidImportance.LOW,
  });
  await Notifications.setNotificationCategoryAsync(ESCALATION, [
    // iOS may suspend a background claim before its request leaves, so the app comes to the front.
    {
      identifier: 'claim',
      buttonTitle: i18n.t('push.actions.claim'),
      options: { opensAppToForeground: true, isAuthenticationRequired: true },
    },
    {
      identifier: 'later',
      buttonTitle: i18n.t('push.actions.later'),
      options: { opensAppToForeground: false },
    },
  ]);
}
