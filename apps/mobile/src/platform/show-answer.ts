import * as Notifications from 'expo-notifications';
import type { PushPayload } from '@baton/protocol';
import { QUIET } from './banners.ts';

/** Replaces the banner that was answered by what came of it: the same tag, quietly. */
export async function showAnswer(payload: PushPayload, title: string): Promise<void> {
  await Notifications.scheduleNotificationAsync({
    identifier: payload.tag,
    content: { title, body: payload.body, data: payload, sound: false },
    // Without one Android takes a channel of its own, which is not quiet.
    trigger: { channelId: QUIET },
  });
}
