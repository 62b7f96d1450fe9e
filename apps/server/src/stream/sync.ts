import { permissionsOf } from '@baton/core';
import { customerView, formatCursor, parseCursor, THREAD_ENTRY_TYPES } from '@baton/protocol';
import type {
  CustomerEntry,
  CustomerPage,
  CustomerSnapshot,
  CustomerSyncAnswer,
  Entry,
  Page,
  Snapshot,
  SyncAnswer,
  Thread,
} from '@baton/protocol';
import type { Actor, CustomerActor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Tail } from '../journal/tail.ts';
import type { Journal } from '../ports/journal.ts';

export type SyncPorts = {
  journal: Journal;
  tail: Tail;
  directory: Directory;
  clock: Clock;
  humansAvailable: (organizationId: string, botId: string) => Promise<boolean>;
};

const PAGE = 500;
/** A reader further behind starts anew: a snapshot is cheaper than the way. */
const TOO_OLD = 10_000;
const CLOSED_SHOWN_MS = 86_400_000;
const THREAD_PAGE = 100;

/** Which session ended is nobody else's business. */
export const redact = (entry: Entry): Entry =>
  entry.type === 'access.revoked' ? { ...entry, sessionId: null } : entry;

async function headOf(journal: Journal, organizationId: string) {
  const head = await journal.head(organizationId);
  if (!head) throw new RefusedError('not_found');
  return head;
}

/** The page after a cursor, or `reset` when the cursor is of another life of the journal or too old. One answer for socket and HTTP. */
export async function syncPage(
  { journal, tail }: SyncPorts,
  organizationId: string,
  cursorText: string,
): Promise<SyncAnswer> {
  const cursor = parseCursor(cursorText);
  const told = tail.told(organizationId);
  // Mostly this node has told it all and has it at hand; a cursor from another node may be ahead of it.
  const atHand = told !== null && told.epoch === cursor?.epoch && told.seq >= cursor.seq;
  const head = atHand ? told : await headOf(journal, organizationId);
  const reset = { kind: 'reset' as const, cursor: formatCursor(head) };
  if (!cursor || cursor.epoch !== head.epoch || cursor.seq > head.seq || head.seq - cursor.seq > TOO_OLD)
    return reset;
  const entries = await (atHand ? tail : journal).read(organizationId, { after: cursor.seq, limit: PAGE });
  return pageOf(head.epoch, cursor.seq, entries.map(redact), entries.length === PAGE);
}

export function pageOf(epoch: string, after: number, entries: Entry[], more: boolean): Page {
  const seq = entries.at(-1)?.seq ?? after;
  return {
    kind: 'page',
    after: formatCursor({ epoch, seq: after }),
    cursor: formatCursor({ epoch, seq }),
    entries,
    more,
  };
}

/** Conversations and cursor come from one statement, so that they are of one moment; members and bots only ever come newer. */
export async function snapshot({ directory, clock }: SyncPorts, actor: Actor): Promise<Snapshot> {
  const { organizationId, memberId, name, role } = actor;
  const queue = await directory.queue(organizationId, clock.now() - CLOSED_SHOWN_MS);
  if (!queue) throw new RefusedError('not_found');
  const [members, bots, labels, cannedReplies] = await Promise.all([
    directory.members(organizationId),
    directory.bots(organizationId),
    directory.labels(organizationId),
    directory.cannedReplies(organizationId),
  ]);
  const me = { memberId, name, role, permissions: [...permissionsOf(role)] };
  const { cursor, organization, conversations } = queue;
  return {
    cursor: formatCursor(cursor),
    me,
    organization,
    members,
    bots,
    conversations,
    labels,
    cannedReplies,
  };
}

export async function thread(
  { journal }: SyncPorts,
  organizationId: string,
  conversationId: string,
  before: number | null,
): Promise<Thread> {
  const head = await headOf(journal, organizationId);
  const loaded = await journal.load(organizationId, conversationId);
  if (!loaded) throw new RefusedError('not_found');
  const entries = await journal.readBack(conversationId, {
    before,
    limit: THREAD_PAGE + 1,
    types: THREAD_ENTRY_TYPES,
  });
  const more = entries.length > THREAD_PAGE;
  return {
    cursor: formatCursor(head),
    conversation: loaded.conversation,
    entries: more ? entries.slice(1) : entries,
    more,
  };
}

const visible = (entries: Entry[]): CustomerEntry[] => entries.flatMap((entry) => customerView(entry) ?? []);

export function customerPageOf(
  epoch: string,
  range: { after: number; upTo: number },
  entries: Entry[],
  more: boolean,
): CustomerPage {
  const cursor = formatCursor({ epoch, seq: range.upTo });
  return {
    kind: 'page',
    after: formatCursor({ epoch, seq: range.after }),
    cursor,
    entries: visible(entries),
    more,
  };
}

/** What the customer missed, or everything when they start, or start anew. */
export async function customerSync(
  ports: SyncPorts,
  customer: CustomerActor,
  cursorText: string | null,
): Promise<CustomerSyncAnswer> {
  const { journal } = ports;
  const head = await headOf(journal, customer.organizationId);
  const loaded = await journal.loadByReference(customer.botId, customer.customerId);
  const cursor = cursorText === null ? null : parseCursor(cursorText);
  if (!loaded || !cursor || cursor.epoch !== head.epoch || cursor.seq > head.seq)
    return customerSnapshot(ports, customer);
  const range = { after: cursor.seq, limit: PAGE, conversationId: loaded.conversation.id };
  const entries = await journal.read(customer.organizationId, range);
  const more = entries.length === PAGE;
  const last = entries.at(-1)?.seq ?? cursor.seq;
  return customerPageOf(
    head.epoch,
    { after: cursor.seq, upTo: more ? last : Math.max(head.seq, last) },
    entries,
    more,
  );
}

async function customerSnapshot(
  { journal, directory, humansAvailable }: SyncPorts,
  customer: CustomerActor,
): Promise<CustomerSnapshot> {
  const { organizationId, botId, customerId } = customer;
  const head = await headOf(journal, organizationId);
  const [organization, bot, loaded, available] = await Promise.all([
    directory.organization(organizationId),
    directory.bot(botId),
    journal.loadByReference(botId, customerId),
    humansAvailable(organizationId, botId),
  ]);
  const conversation = loaded?.conversation ?? null;
  const all = conversation
    ? await journal.readBack(conversation.id, { before: null, limit: THREAD_PAGE, types: THREAD_ENTRY_TYPES })
    : [];
  const entries = all.filter((entry) => entry.seq <= head.seq);
  return {
    kind: 'snapshot',
    cursor: formatCursor(head),
    conversationId: conversation?.id ?? null,
    organizationName: organization?.name ?? '',
    botName: bot?.name ?? '',
    owner: conversation?.owner ?? 'bot',
    operatorName: conversation?.owner === 'operator' ? (conversation.handoff?.operator?.name ?? null) : null,
    readByOperator: conversation?.readByOperator ?? 0,
    entries: visible(entries),
    humansAvailable: available,
  };
}
