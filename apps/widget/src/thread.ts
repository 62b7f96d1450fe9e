import type {
  CustomerEntry,
  CustomerPage,
  CustomerSnapshot,
  CustomerSyncAnswer,
  Owner,
} from '@baton/protocol';

/** What the widget knows of its conversation, as of `cursor`. */
export type Thread = Omit<CustomerSnapshot, 'kind' | 'cursor' | 'conversationId'> & { cursor: string | null };

export const NEW_THREAD: Thread = {
  cursor: null,
  organizationName: '',
  botName: '',
  owner: 'bot',
  operatorName: null,
  readByOperator: 0,
  entries: [],
  humansAvailable: true,
};

/** `behind`: something is missing, sync again from the thread's cursor. */
export type Applied = { thread: Thread; behind: boolean };

/** A snapshot replaces everything; a page is applied once, in order, or not at all. */
export function applyAnswer(thread: Thread, answer: CustomerSyncAnswer): Applied {
  if (answer.kind === 'page') return applyPage(thread, answer);
  const { kind: _kind, conversationId: _conversationId, ...known } = answer;
  return { thread: known, behind: false };
}

function applyPage(thread: Thread, page: CustomerPage): Applied {
  if (thread.cursor === null) return { thread, behind: true };
  const own = place(thread.cursor);
  const after = place(page.after);
  const reached = place(page.cursor);
  if (own.epoch !== after.epoch || after.seq > own.seq) return { thread, behind: true };
  if (reached.seq <= own.seq) return { thread, behind: false };
  const fresh = page.entries.filter((entry) => entry.seq > own.seq);
  return { thread: { ...fresh.reduce(applyEntry, thread), cursor: page.cursor }, behind: page.more };
}

function applyEntry(thread: Thread, entry: CustomerEntry): Thread {
  if (entry.type === 'conversation.read')
    return { ...thread, readByOperator: Math.max(thread.readByOperator, entry.upTo) };
  const next = { ...thread, entries: [...thread.entries, entry] };
  const owner = ownerAfter(entry);
  if (owner === null) return next;
  return {
    ...next,
    owner,
    operatorName: entry.type === 'handoff.claimed' ? entry.name : null,
    humansAvailable:
      entry.type === 'handoff.failed'
        ? entry.failure === 'cancelled' && thread.humansAvailable
        : entry.type === 'handoff.claimed' || thread.humansAvailable,
  };
}

/** `null`: this entry changes no owner. */
function ownerAfter(entry: CustomerEntry): Owner | null {
  switch (entry.type) {
    case 'handoff.requested':
    case 'handoff.released':
      return 'queue';
    case 'handoff.claimed':
      return 'operator';
    case 'handoff.returned':
    case 'handoff.failed':
    case 'conversation.reopened':
      return 'bot';
    case 'conversation.resolved':
      return 'nobody';
    default:
      return null;
  }
}

/** The wire's `epoch:seq`; the protocol's own parser would bring its validator along. */
function place(cursor: string): { epoch: string; seq: number } {
  const colon = cursor.lastIndexOf(':');
  return { epoch: cursor.slice(0, colon), seq: Number(cursor.slice(colon + 1)) };
}

/** Seq up to which the thread is known; 0 before the first answer. */
export const reached = (thread: Thread): number => (thread.cursor === null ? 0 : place(thread.cursor).seq);

/** Seq of the newest message that the customer did not write; 0 when there is none. */
export const newestForCustomer = (thread: Thread): number =>
  thread.entries.findLast((entry) => entry.type === 'message.added' && entry.message.by !== 'customer')
    ?.seq ?? 0;
