import * as Notifications from 'expo-notifications';
import type { PushPayload, PushText } from '@baton/protocol';
import { ESCALATION } from './banners.ts';
import { pushText } from './push-answer.ts';

/**
 * The words of a push that left without them, in place of what the system shows already; what has been put away or replaced meanwhile stays
 * so. `channelId`: where Android shows it.
 */
export async function showWords(payload: PushPayload, channelId: string | undefined): Promise<void> {
  const words = await pushText(payload);
  if (words === null || !(await isShown(payload))) return;
  const { title, body }: PushText = words;
  await Notifications.scheduleNotificationAsync({
    identifier: payload.tag,
    content: {
      title,
      body,
      data: payload,
      sound: !payload.quiet,
      ...(payload.actions.length > 0 && { categoryIdentifier: ESCALATION }),
    },
    trigger: channelId === undefined ? null : { channelId },
  });
}

async function isShown({ tag, deliveryId }: PushPayload): Promise<boolean> {
  const shown = await Notifications.getPresentedNotificationsAsync();
  const there = shown.find(({ request }) => request.identifier === tag);
  return there?.request.content.data?.['deliveryId'] === deliveryId;
}
