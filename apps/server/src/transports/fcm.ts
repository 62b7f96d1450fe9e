import { FcmAddress } from '@baton/protocol';
import type { Push, Receipt, Transport, Verdict } from '../ports/transport.ts';
import { goesFirst } from './banner.ts';
import { AccessToken } from './fcm/access-token.ts';
import type { ServiceAccount } from './fcm/access-token.ts';
import { DeviceLimits } from './fcm/device-limits.ts';
import { verdictOf } from './fcm/errors.ts';
import { NoiseOfAllNodes } from './fcm/noise-of-all-nodes.ts';
import type { NoiseSettings } from './fcm/noise-of-all-nodes.ts';
import { dataOf, messageOf } from './fcm/message.ts';
import { Line } from './http2/line.ts';

export type FcmSettings = {
  account: ServiceAccount;
  baseUrl?: string;
  /** Where access tokens come from; the account's own address by default. */
  tokenUrl?: string;
  timeoutMs?: number;
  now?: () => number;
  /** Where the nodes keep one limit together; without it, each keeps its own. */
  shared?: Omit<NoiseSettings, 'now'>;
};

const MAX_DATA = 4096;

/** Firebase Cloud Messaging, HTTP v1: one request per push, multiplexed on one connection. */
export default function fcm(settings: FcmSettings): Transport {
  const { now = Date.now, timeoutMs, tokenUrl: url } = settings;
  const line = new Line(settings.baseUrl ?? 'https://fcm.googleapis.com', timeoutMs);
  const token = new AccessToken(settings.account, { ...(url && { url }), ...(timeoutMs && { timeoutMs }) });
  const limits = new DeviceLimits(settings.shared !== undefined);
  const shared = settings.shared ? new NoiseOfAllNodes({ ...settings.shared, now }, limits) : null;
  const path = `/v1/projects/${settings.account.project_id}/messages:send`;

  async function sendOne(push: Push, signal: AbortSignal): Promise<Verdict> {
    const address = FcmAddress.safeParse(push.address);
    if (!address.success) return { kind: 'gone', reason: 'not_an_address' };
    const data = dataOf(push);
    if (sizeOf(data) > MAX_DATA) return { kind: 'refused', reason: 'too_big' };
    const to = 'fid' in address.data ? address.data.fid : address.data.token;
    const { afterMs, collapseKey } = limits.admit(to, push, now());
    if (afterMs > 0) return { kind: 'retry', reason: 'device_limit', afterMs, held: true };
    if (collapseKey !== null) shared?.sent(to);
    const body = messageOf(push, address.data, { data, collapseKey });
    const first = await post(body, goesFirst(push), signal);
    // A token may be withdrawn before its time; a fresh one tells that from a wrong key.
    return first.unauthorized ? (await post(body, goesFirst(push), signal)).verdict : first.verdict;
  }

  async function post(body: Buffer, urgent: boolean, signal: AbortSignal) {
    const value = await token.get(now());
    if (typeof value !== 'string') return { verdict: value, unauthorized: false };
    const headers = {
      ':method': 'POST',
      ':path': path,
      authorization: `Bearer ${value}`,
      'content-type': 'application/json',
    };
    const reply = await line.post({ headers, body, urgent, signal });
    const unauthorized = 'status' in reply && reply.status === 401;
    if (unauthorized) token.discard(value);
    return { verdict: verdictOf(reply), unauthorized };
  }

  const receiptOf = async (push: Push, signal: AbortSignal): Promise<Receipt> => ({
    deliveryId: push.deliveryId,
    ...(await sendOne(push, signal)),
  });

  return {
    id: 'fcm',
    maxBatch: 1,
    retryMs: [1000, 4000, 15_000, 60_000],
    addressSchema: FcmAddress,
    send: (batch, signal) => Promise.all(batch.map((push) => receiptOf(push, signal))),
    close: async () => void (await Promise.all([line.close(), token.close(), shared?.close()])),
  };
}

const sizeOf = (data: Record<string, string>): number =>
  Object.entries(data).reduce((sum, [key, value]) => sum + key.length + Buffer.byteLength(value), 0);
