import type { EventOut, EventOutType } from '@baton/protocol';
import { verifyWebhook, WebhookError } from './webhook.ts';
import type { Verification, WebhookHeaders } from './webhook.ts';

/** What Baton tells. `id` repeats with every delivery of the same event: keep it, and drop what you have had. */
export type Received = { id: string; time: string } & EventOut;

/** A `Request`, or headers and raw body of any other server. */
export type IncomingWebhook = Request | { headers: WebhookHeaders; body: string };

const TYPES: Record<EventOutType, true> = {
  'handoff.queued': true,
  'handoff.claimed': true,
  'handoff.returned': true,
  'handoff.failed': true,
  'conversation.resolved': true,
  'message.created': true,
};

/** Checks the signature and reads the event; `null` for a type newer than this package (answer it 2xx all the same). Rejects with `WebhookError`. */
export async function receive(
  webhook: IncomingWebhook,
  options: Omit<Verification, 'headers' | 'body'>,
): Promise<Received | null> {
  const { headers } = webhook;
  const body = webhook instanceof Request ? await webhook.text() : webhook.body;
  const { id } = verifyWebhook({ ...options, headers, body });
  const { type, time, data } = parse(body);
  return Object.hasOwn(TYPES, type) ? ({ id, time, type, data } as Received) : null;
}

/** Signed, so from Baton: its shape is the contract's. */
function parse(body: string): { type: string; time: string; data: unknown } {
  try {
    const { specversion, type, time, data } = JSON.parse(body) as Record<string, unknown>;
    if (specversion === '1.0' && typeof type === 'string' && typeof time === 'string')
      return { type, time, data };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new WebhookError('body_invalid');
}
