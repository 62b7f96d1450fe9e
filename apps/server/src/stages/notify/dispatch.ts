import { stillDue } from '@baton/core';
import type { Clock } from '../../ports/clock.ts';
import type { Deliveries, DeliveryResult, TakenDelivery } from '../../ports/deliveries.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Push, Receipt, Transport } from '../../ports/transport.ts';
import { collapseKeyOf, payloadOf, urgencyOf } from './payload.ts';

export type DispatchPorts = {
  deliveries: Deliveries;
  directory: Pick<Directory, 'bot'>;
  transports: ReadonlyMap<string, Transport>;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  /** Signs the tokens in pushes. */
  key: Buffer;
};

/** Longer than any transport's own timeout, so that nobody sends the same delivery beside us. */
const LEASE_MS = 30_000;
const TAKE = 500;
const FIRST_RETRY_MS = 500;
const SLOWEST_RETRY_MS = 30_000;

/** Sends what is due; each push is checked once more as it leaves. Answers how many were taken. */
export async function dispatch(ports: DispatchPorts, now: number): Promise<number> {
  const taken = await ports.deliveries.take(now, { until: now + LEASE_MS, limit: TAKE });
  if (taken.length === 0) return 0;
  const leaving: TakenDelivery[] = [];
  const results: DeliveryResult[] = [];
  for (const delivery of taken) {
    const why = notLeaving(ports, delivery, now);
    if (why === null) leaving.push(delivery);
    else results.push({ id: delivery.id, ...why });
  }
  if (results.length > 0) await ports.deliveries.finish(results);
  await Promise.all(
    [...byTransport(leaving)].map(([id, group]) => sendAll(ports, ports.transports.get(id)!, group)),
  );
  return taken.length;
}

function notLeaving(
  { transports }: DispatchPorts,
  delivery: TakenDelivery,
  now: number,
): { state: 'expired' | 'failed'; detail: string } | null {
  if (delivery.device.gone) return { state: 'failed', detail: 'device_gone' };
  if (!transports.has(delivery.device.transport))
    return { state: 'failed', detail: 'transport_not_configured' };
  const due = stillDue(delivery, delivery.conversation, now);
  return due === 'due' ? null : { state: 'expired', detail: due };
}

const byTransport = (deliveries: TakenDelivery[]): Map<string, TakenDelivery[]> =>
  Map.groupBy(deliveries, (delivery) => delivery.device.transport);

async function sendAll(
  ports: DispatchPorts,
  transport: Transport,
  deliveries: TakenDelivery[],
): Promise<void> {
  const batches: TakenDelivery[][] = [];
  for (let n = 0; n < deliveries.length; n += transport.maxBatch)
    batches.push(deliveries.slice(n, n + transport.maxBatch));
  await Promise.all(batches.map((batch) => sendBatch(ports, transport, batch)));
}

async function sendBatch(ports: DispatchPorts, transport: Transport, batch: TakenDelivery[]): Promise<void> {
  const pushes = await Promise.all(batch.map((delivery) => pushOf(ports, delivery)));
  const receipts = new Map(
    (await transport.send(pushes, AbortSignal.timeout(LEASE_MS / 2))).map((receipt) => [
      receipt.deliveryId,
      receipt,
    ]),
  );
  const now = ports.clock.now();
  const results: DeliveryResult[] = [];
  for (const delivery of batch) {
    const receipt = receipts.get(delivery.id) ?? {
      deliveryId: delivery.id,
      kind: 'retry' as const,
      reason: 'no_answer',
    };
    results.push(resultOf(delivery, receipt, { now, random: ports.random }));
    if (receipt.kind === 'gone') await ports.deliveries.deviceGone(delivery.deviceId, now);
  }
  await ports.deliveries.finish(results);
}

async function pushOf(ports: DispatchPorts, delivery: TakenDelivery): Promise<Push> {
  const now = ports.clock.now();
  const bot = delivery.conversation ? await ports.directory.bot(delivery.conversation.botId) : null;
  const payload = payloadOf(delivery, bot?.name ?? 'Baton', { key: ports.key, now });
  return {
    deliveryId: delivery.id,
    address: delivery.device.address,
    payload,
    ttlSeconds: Math.max(1, Math.ceil((delivery.expiresAt - now) / 1000)),
    urgency: urgencyOf(delivery),
    tag: collapseKeyOf(delivery),
  };
}

/** What the transport's answer means for the delivery. Full jitter, Retry-After honoured, never later than the push matters. */
function resultOf(
  delivery: TakenDelivery,
  receipt: Receipt,
  { now, random }: { now: number; random: () => number },
): DeliveryResult {
  const { id, attempts, expiresAt } = delivery;
  switch (receipt.kind) {
    case 'accepted':
      return { id, state: 'accepted', ticket: receipt.ticket ?? null, at: now };
    case 'retry': {
      const ceiling = Math.min(SLOWEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1));
      const dueAt = now + Math.max(receipt.afterMs ?? 0, Math.ceil(random() * ceiling));
      return dueAt < expiresAt
        ? { id, state: 'queued', dueAt, detail: receipt.reason }
        : { id, state: 'expired', detail: receipt.reason };
    }
    case 'gone':
    case 'refused':
    case 'misconfigured':
      return { id, state: 'failed', detail: `${receipt.kind}: ${receipt.reason}` };
  }
}
