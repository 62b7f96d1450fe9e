import type { Clock } from '../ports/clock.ts';
import type { Outbound, OutboundResult, TakenOutbound } from '../ports/outbound.ts';
import { signedHeaders } from './standard-webhooks.ts';

/** Posts to an address that the guard has allowed; answers the status. Throws when nothing answered. */
export type Post = (
  url: string,
  request: { headers: Record<string, string>; body: string },
) => Promise<{ status: number; retryAfterMs: number | null }>;
export type WebhookPorts = { outbound: Outbound; clock: Clock; random: () => number; post: Post };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Standard Webhooks' schedule: ten tries within about three days, then dead until somebody redelivers. */
const RETRY_AFTER_MS = [
  5000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
const LEASE_MS = 30_000;
const TAKE = 50;

/** Sends the events that are due to bot platforms. Answers how many were taken. */
export async function deliverWebhooks(ports: WebhookPorts, now: number): Promise<number> {
  const taken = await ports.outbound.take(now, { until: now + LEASE_MS, limit: TAKE });
  const results = await Promise.all(taken.map((item) => deliver(ports, item)));
  if (results.length > 0) await ports.outbound.finish(results);
  return taken.length;
}

async function deliver(
  { outbound, clock, random, post }: WebhookPorts,
  item: TakenOutbound,
): Promise<OutboundResult> {
  if (item.disabled) return { id: item.id, state: 'dead', status: null, error: 'endpoint disabled' };
  const body = JSON.stringify(item.event);
  const headers = {
    'content-type': 'application/cloudevents+json',
    ...signedHeaders(item.secret, { id: item.id, body, now: clock.now() }),
  };
  const again = (status: number | null, error: string, atLeastMs = 0): OutboundResult => {
    const wait = RETRY_AFTER_MS[item.attempts - 1];
    if (wait === undefined) return { id: item.id, state: 'dead', status, error };
    return {
      id: item.id,
      state: 'queued',
      status,
      error,
      dueAt: clock.now() + Math.max(atLeastMs, Math.ceil(wait * (0.9 + 0.2 * random()))),
    };
  };
  try {
    const { status, retryAfterMs } = await post(item.url, { headers, body });
    if (status >= 200 && status < 300) return { id: item.id, state: 'delivered', status };
    if (status === 410) {
      await outbound.disableEndpoint(item.endpointId, clock.now(), 'the endpoint answered 410 Gone');
      return { id: item.id, state: 'dead', status, error: 'gone' };
    }
    return again(status, `answered ${status}`, retryAfterMs ?? 0);
  } catch (error) {
    return again(null, error instanceof Error ? error.message.slice(0, 300) : 'no answer');
  }
}
