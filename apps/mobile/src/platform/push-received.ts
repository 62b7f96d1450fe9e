import { PushPayload } from '@baton/protocol';
import { tellPush } from './push-answer.ts';

/** Both the system and the app in front may hear of one push. */
const answered = new Set<string>();

/** What the system hands over with a push, as text or read already; `null` when it is not one of ours. */
export function payloadOf(data: unknown): PushPayload | null {
  const parsed = PushPayload.safeParse(typeof data === 'string' ? read(data) : data);
  return parsed.success ? parsed.data : null;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (malformed) {
    console.info('push not understood', (malformed as Error).name);
    return null;
  }
}

/** A push is on this phone: says so once, by its own token, without a session; also for the silent sign of life. */
export async function pushReceived(data: unknown): Promise<void> {
  const payload = payloadOf(data);
  if (!payload || answered.has(payload.deliveryId)) return;
  answered.add(payload.deliveryId);
  // A phone that just woke may have no network yet: whoever hears of it next may say it.
  if (!(await tellPush(payload, 'received'))) answered.delete(payload.deliveryId);
}
