import { ApnsAddress } from '@baton/protocol';
import type { Push, Receipt, Transport } from '../ports/transport.ts';
import { bodyOf, headersOf } from './apns/message.ts';
import { ProviderToken } from './apns/provider-token.ts';
import type { ApnsKey } from './apns/provider-token.ts';
import { verdictOf } from './apns/reasons.ts';
import { goesFirst } from './banner.ts';
import { Line } from './http2/line.ts';

export type ApnsSettings = ApnsKey & {
  /** The app's bundle id. */
  topic: string;
  baseUrl?: string;
  /** Where the tokens of development builds belong. */
  sandboxUrl?: string;
  timeoutMs?: number;
  now?: () => number;
};

const MAX_PAYLOAD = 4096;

const isSandbox = (address: unknown): boolean =>
  (address as Partial<ApnsAddress> | null)?.environment === 'sandbox';

/** Apple's push service: one multiplexed connection per host, one token for all. */
export default function apns(settings: ApnsSettings): Transport {
  const { topic, timeoutMs, now = Date.now } = settings;
  const token = new ProviderToken(settings);
  const lines = {
    production: new Line(settings.baseUrl ?? 'https://api.push.apple.com', timeoutMs),
    sandbox: new Line(settings.sandboxUrl ?? 'https://api.sandbox.push.apple.com', timeoutMs),
  };

  async function receiptOf(push: Push, signal: AbortSignal): Promise<Receipt> {
    const { deliveryId } = push;
    const address = ApnsAddress.safeParse(push.address);
    if (!address.success) return { deliveryId, kind: 'gone', reason: 'not_an_address' };
    const body = bodyOf(push);
    if (body.length > MAX_PAYLOAD) return { deliveryId, kind: 'refused', reason: 'too_big' };
    const authorization = token.header(now());
    const headers = headersOf(push, { token: address.data.token, topic, authorization, now: now() });
    const reply = await lines[address.data.environment].post({
      headers,
      body,
      urgent: goesFirst(push),
      signal,
    });
    const verdict = verdictOf(reply);
    if (verdict.kind !== 'misconfigured' || verdict.reason !== 'ExpiredProviderToken')
      return { deliveryId, ...verdict };
    return token.renew(authorization, now())
      ? { deliveryId, kind: 'retry', reason: verdict.reason }
      : { deliveryId, ...verdict };
  }

  return {
    id: 'apns',
    maxBatch: 1,
    // Apple asks for a quarter of an hour after a 5xx; an escalation cannot wait that long.
    retryMs: [1000, 5000, 30_000],
    addressSchema: ApnsAddress,
    tellsOfAll: (address) => !isSandbox(address),
    circuitOf: (address) => `apns ${isSandbox(address) ? 'sandbox' : 'production'}`,
    send: (batch, signal) => Promise.all(batch.map((push) => receiptOf(push, signal))),
    close: async () => void (await Promise.all(Object.values(lines).map((line) => line.close()))),
  };
}
