import { WebPushAddress } from '@baton/protocol';
import type { Push, Receipt, Transport, Verdict } from '../ports/transport.ts';
import { goesFirst } from './banner.ts';
import { encrypt, MAX_PLAINTEXT } from './web-push/encrypt.ts';
import { Vapid, type VapidKeys } from './web-push/vapid.ts';
import { Poster, type PosterSettings } from './poster.ts';
import { failed, verdictByStatus } from './reply.ts';
import type { Reply } from './reply.ts';

export type WebPushSettings = PosterSettings & {
  vapid: VapidKeys;
  /** The endpoint comes from a browser, so from outside: says why it may not be called, or undefined. */
  guard: (endpoint: URL) => string | undefined;
  now?: () => number;
};

const URGENCY = { critical: 'high', high: 'high', normal: 'normal', low: 'low' } as const;

/** Web Push (RFC 8030, 8291, 8292): Firefox, Chrome, Safari, UnifiedPush. One request per push, over kept connections. */
export default function webPush(settings: WebPushSettings): Transport {
  const poster = new Poster({ connections: 64, ...settings });
  const vapid = new Vapid(settings.vapid);
  const now = settings.now ?? Date.now;

  async function sendOne(push: Push, signal: AbortSignal): Promise<Receipt> {
    const { deliveryId } = push;
    const prepared = prepare(push, settings.guard);
    if ('kind' in prepared) return { deliveryId, ...prepared };
    const reply = await poster.post(prepared.endpoint.href, {
      headers: {
        authorization: vapid.header(prepared.endpoint.origin, now()),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(push.ttlSeconds),
        urgency: URGENCY[push.urgency],
        topic: push.tag,
      },
      body: prepared.body,
      urgent: goesFirst(push),
      signal,
    });
    return { deliveryId, ...verdictOf(reply) };
  }

  return {
    id: 'web_push',
    maxBatch: 1,
    retryMs: [500, 2000, 8000, 30_000],
    circuitOf: originOf,
    tellsOfAll: () => false,
    addressSchema: WebPushAddress,
    send: (batch, signal) => Promise.all(batch.map((push) => sendOne(push, signal))),
    close: () => poster.close(),
  };
}

function originOf(address: unknown): string {
  const endpoint = WebPushAddress.safeParse(address).data?.endpoint;
  return endpoint === undefined ? '' : new URL(endpoint).origin;
}

function prepare(push: Push, guard: WebPushSettings['guard']): { endpoint: URL; body: Buffer } | Verdict {
  const address = WebPushAddress.safeParse(push.address);
  if (!address.success) return { kind: 'gone', reason: 'not_an_address' };
  const endpoint = new URL(address.data.endpoint);
  const objection = guard(endpoint);
  if (objection !== undefined) return { kind: 'refused', reason: objection };
  const plaintext = Buffer.from(JSON.stringify(push.payload));
  if (plaintext.length > MAX_PLAINTEXT) return { kind: 'refused', reason: 'too_big' };
  try {
    return { endpoint, body: encrypt(plaintext, address.data.keys) };
  } catch (error) {
    return { kind: 'gone', reason: `bad_keys (${(error as Error).name})` };
  }
}

function verdictOf(reply: Reply): Verdict {
  if ('failure' in reply) return failed(reply.failure);
  const { status, retryAfterMs } = reply;
  if (status === 404 || status === 410) return { kind: 'gone', reason: `status_${status}` };
  // Also said of a subscription that was made for another key.
  if (status === 401 || status === 403) return { kind: 'misconfigured', reason: `status_${status}` };
  return verdictByStatus(status, retryAfterMs);
}
