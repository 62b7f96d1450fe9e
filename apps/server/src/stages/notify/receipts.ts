import type { Clock } from '../../ports/clock.ts';
import type { Confirmation, Deliveries, TicketedDelivery } from '../../ports/deliveries.ts';
import type { Receipt, Transport } from '../../ports/transport.ts';

export type ReceiptPorts = {
  deliveries: Deliveries;
  transports: ReadonlyMap<string, Transport>;
  clock: Clock;
};

/** Expo: receipts are there after a quarter of an hour, and kept for a day. */
const ASK_AFTER_MS = 15 * 60_000;
const ASK_UNTIL_MS = 24 * 3_600_000;
const TAKE = 3000;
const ANSWER_WITHIN_MS = 30_000;

/**
 * Asks transports that tell later what became of accepted pushes: a device may turn out dead only then. Safe on several nodes at once, and
 * to repeat. Answers how many are settled.
 */
export async function collectReceipts(ports: ReceiptPorts, now: number): Promise<number> {
  const sent = { after: now - ASK_UNTIL_MS, until: now - ASK_AFTER_MS };
  const ticketed = await ports.deliveries.ticketed(sent, TAKE);
  const groups = [...Map.groupBy(ticketed, ({ transport }) => transport)];
  const settled = await Promise.all(
    groups.map(([id, group]) => askFor(ports, ports.transports.get(id), group)),
  );
  return settled.reduce((sum, count) => sum + count, 0);
}

async function askFor(
  { deliveries, clock }: ReceiptPorts,
  transport: Transport | undefined,
  group: TicketedDelivery[],
): Promise<number> {
  if (!transport?.receipts) return 0;
  const tickets = group.map(({ ticket }) => ticket);
  const receipts = await transport.receipts(tickets, AbortSignal.timeout(ANSWER_WITHIN_MS));
  const confirmations = group.flatMap(
    (delivery) => confirmationOf(delivery, receipts.get(delivery.ticket)) ?? [],
  );
  for (const { deviceId, ticket, sentAt } of group)
    if (receipts.get(ticket)?.kind === 'gone') await deliveries.deviceGone(deviceId, clock.now(), sentAt);
  if (confirmations.length > 0) await deliveries.confirm(confirmations);
  return confirmations.length;
}

/** `null` while nothing is known: it is asked for again. It is too late to send again; the next ring does. */
function confirmationOf({ id }: TicketedDelivery, receipt: Receipt | undefined): Confirmation | null {
  if (receipt === undefined) return null;
  return { id, failed: receipt.kind === 'accepted' ? null : `${receipt.kind}: ${receipt.reason}` };
}
