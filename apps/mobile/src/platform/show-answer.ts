import * as Notifications from 'expo-notifications';
import type { PushPayload } from '@baton/protocol';

/** Replaces the banner that was answered by what came of it: the same tag, quietly. */
export async function showAnswer(payload: PushPayload, title: string): Promise<void> {
  await Notifications.scheduleNotificationAsync({
    identifier: payload.tag,
    content: { title, body: payload.body, data: payload, sound: false },
    trigger: null,
  });
}
