import { z } from 'zod';
import type { Receipt } from '../../ports/transport.ts';
import { failed, parseJson, verdictByStatus } from '../reply.ts';
import type { Reply } from '../reply.ts';

const Outcome = z.object({
  status: z.string(),
  id: z.string().optional(),
  details: z.object({ error: z.string().optional() }).loose().optional(),
});
type Outcome = z.infer<typeof Outcome>;
const Tickets = z.object({ data: z.array(Outcome) });
const Receipts = z.object({ data: z.record(z.string(), Outcome) });
const Errors = z.object({ errors: z.array(z.object({ code: z.string() })).min(1) });

/** Our credentials at Apple or Google, for every device. */
const OURS = 'InvalidCredentials';
/** The errors that concern one device. What Expo does not name, or may name later, is worth another try: the push expires soon anyway. */
const BY_ERROR: Record<string, 'gone' | 'refused' | 'misconfigured'> = {
  DeviceNotRegistered: 'gone',
  MessageTooBig: 'refused',
  DeveloperError: 'refused',
  MismatchSenderId: 'misconfigured',
};

/** The same answer for every push, when the request as a whole did not pass; undefined when it did. */
export function wholeRequest(reply: Reply, deliveryIds: string[]): Receipt[] | undefined {
  if ('failure' in reply) return deliveryIds.map((deliveryId) => ({ deliveryId, ...failed(reply.failure) }));
  const { status, text, retryAfterMs } = reply;
  if (status >= 200 && status < 300) return undefined;
  const reason = Errors.safeParse(parseJson(text)).data?.errors[0]?.code;
  const verdict = verdictByStatus(reason === 'UNAUTHORIZED' ? 401 : status, retryAfterMs, reason);
  return deliveryIds.map((deliveryId) => ({ deliveryId, ...verdict }));
}

/** One ticket per push, in order. A body that makes no sense may still have been a delivery: try again, the tag replaces. */
export function readTickets(reply: Reply, deliveryIds: string[]): Receipt[] {
  const tickets = 'text' in reply ? Tickets.safeParse(parseJson(reply.text)).data?.data : undefined;
  return deliveryIds.map((deliveryId, index) => {
    const ticket = tickets?.length === deliveryIds.length ? tickets[index] : undefined;
    return ticket
      ? receiptOf(deliveryId, ticket)
      : { deliveryId, kind: 'retry', reason: 'unreadable_answer' };
  });
}

/** What became of tickets, by ticket, which stands in the receipt for the delivery's id. Undefined: not known (yet). */
export function readReceipts(reply: Reply, tickets: string[]): Map<string, Receipt | undefined> {
  const known = 'text' in reply ? Receipts.safeParse(parseJson(reply.text)).data?.data : undefined;
  return new Map(
    tickets.map((ticket) => {
      const outcome = known?.[ticket];
      return [ticket, outcome && receiptOf(ticket, { ...outcome, id: ticket })];
    }),
  );
}

function receiptOf(deliveryId: string, { status, id, details }: Outcome): Receipt {
  if (status === 'ok') return { deliveryId, kind: 'accepted', ...(id !== undefined && { ticket: id }) };
  const reason = details?.error ?? 'unknown_error';
  if (reason === OURS) return { deliveryId, kind: 'misconfigured', reason, sick: true };
  return { deliveryId, kind: BY_ERROR[reason] ?? 'retry', reason };
}
