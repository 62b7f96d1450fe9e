import { apply, stateOf } from '@baton/core';
import type { State } from '@baton/core';
import { parseCursor, shownInThread } from '@baton/protocol';
import type { Entry, EntryOf, Page, Snapshot, SyncAnswer, Thread } from '@baton/protocol';

/** One conversation's thread, as far as it is loaded. `news`, all that came after `newsFrom`, waits while the first page is on its way. */
export type ThreadState = {
  entries: readonly Entry[];
  more: boolean;
  loading: boolean;
  news: readonly Entry[];
  newsFrom: number;
  /** Somebody looks at it. One that was closed is kept in step for a while, so that it opens at once, also offline. */
  open: boolean;
  /** Seq of the newest word that something else is known of the customer: a profile that is shown is read again. */
  customerSeq?: number;
};

/** How many threads are kept after they were closed; the longest closed goes first. */
const CLOSED_KEPT = 20;

export type SyncState = {
  readonly state: State | null;
  readonly threads: Readonly<Record<string, ThreadState>>;
};

/**
 * `applied` and `ignored` need nothing more. `gap`: entries are missing, sync from the cursor. `reset`: the cursor means nothing any
 * more, fetch a snapshot.
 */
export type Verdict = 'applied' | 'ignored' | 'gap' | 'reset';

/** Takes an answer of `sync` or a live page: exactly the entries after the cursor, or nothing at all. */
export function receive(sync: SyncState, answer: SyncAnswer): { sync: SyncState; verdict: Verdict } {
  if (answer.kind === 'reset' || !sync.state) return { sync, verdict: 'reset' };
  const after = parseCursor(answer.after);
  const upTo = parseCursor(answer.cursor);
  const at = sync.state.cursor;
  if (!after || !upTo || upTo.epoch !== at.epoch) return { sync, verdict: 'reset' };
  if (upTo.seq <= at.seq) return { sync, verdict: 'ignored' };
  if (after.seq > at.seq) return { sync, verdict: 'gap' };
  return { sync: applyPage({ ...sync, state: sync.state }, answer, upTo.seq), verdict: 'applied' };
}

function applyPage(sync: SyncState & { state: State }, page: Page, upTo: number): SyncState {
  let { state } = sync;
  const threads = { ...sync.threads };
  for (const entry of page.entries) {
    if (entry.seq <= state.cursor.seq) continue;
    state = apply(state, entry);
    if (entry.type === 'customer.changed') markCustomer(threads, state, entry);
    if (!shownInThread(entry)) continue;
    const thread = threads[entry.conversationId];
    if (thread) threads[entry.conversationId] = withNews(thread, entry);
  }
  return { state: { ...state, cursor: { ...state.cursor, seq: upTo } }, threads };
}

function markCustomer(
  threads: Record<string, ThreadState>,
  { conversations }: State,
  { customerId, seq }: EntryOf<'customer.changed'>,
): void {
  for (const [id, thread] of Object.entries(threads))
    if (conversations[id]?.customer.id === customerId) threads[id] = { ...thread, customerSeq: seq };
}

const withNews = (thread: ThreadState, entry: Entry): ThreadState =>
  thread.loading
    ? { ...thread, news: [...thread.news, entry] }
    : { ...thread, entries: merge(thread.entries, [entry]) };

/** A fresh start. Threads that are open must be fetched again: what they missed is not known. */
export function restart(sync: SyncState, snapshot: Snapshot): SyncState {
  const state = stateOf(snapshot);
  const newsFrom = state.cursor.seq;
  const threads = Object.fromEntries(
    Object.entries(sync.threads).flatMap(([id, thread]) =>
      thread.open ? [[id, { ...thread, loading: true, news: [], newsFrom, customerSeq: newsFrom }]] : [],
    ),
  );
  return { state, threads };
}

/** A thread that is known is in step already. Else its news are kept from now on, until its first page is there. */
export function openThread(sync: SyncState, conversationId: string): SyncState {
  const newsFrom = sync.state?.cursor.seq ?? 0;
  const fresh = { entries: [], more: true, loading: true, news: [], newsFrom };
  const known = sync.threads[conversationId] ?? fresh;
  return { ...sync, threads: { ...sync.threads, [conversationId]: { ...known, open: true } } };
}

/** Threads stand in the order in which they were closed; what was never loaded is not worth keeping. */
export function closeThread(sync: SyncState, conversationId: string): SyncState {
  const { [conversationId]: closed, ...others } = sync.threads;
  if (!closed) return sync;
  const threads = closed.loading ? others : { ...others, [conversationId]: { ...closed, open: false } };
  const tooMany = new Set(
    Object.keys(threads)
      .filter((id) => !threads[id]?.open)
      .slice(0, -CLOSED_KEPT),
  );
  return { ...sync, threads: Object.fromEntries(Object.entries(threads).filter(([id]) => !tooMany.has(id))) };
}

/**
 * The newest page of a thread, with the news that came meanwhile. A page from before a fresh start does not reach up to the news: it is
 * left, and the thread goes on loading.
 */
export function threadLoaded(sync: SyncState, conversationId: string, page: Thread): SyncState {
  const thread = sync.threads[conversationId];
  const cursor = parseCursor(page.cursor);
  if (!thread?.loading || !cursor || cursor.seq < thread.newsFrom) return sync;
  if (sync.state && sync.state.cursor.epoch !== cursor.epoch) return sync;
  const entries = merge(page.entries, thread.news);
  const threads = {
    ...sync.threads,
    [conversationId]: { ...thread, entries, more: page.more, loading: false, news: [] },
  };
  const { state } = sync;
  // A conversation closed long ago is not in the snapshot; while it is looked at, it belongs to what is known.
  if (!state || state.conversations[conversationId]) return { ...sync, threads };
  return {
    threads,
    state: { ...state, conversations: { ...state.conversations, [conversationId]: page.conversation } },
  };
}

/** `before`: the entry that the page ends at. If the thread has begun anew meanwhile, the page does not fit and is left. */
export function olderLoaded(
  sync: SyncState,
  conversationId: string,
  { before, page }: { before: number; page: Thread },
): SyncState {
  const thread = sync.threads[conversationId];
  if (!thread || thread.loading || thread.entries[0]?.seq !== before) return sync;
  return {
    ...sync,
    threads: {
      ...sync.threads,
      [conversationId]: { ...thread, entries: merge(page.entries, thread.entries), more: page.more },
    },
  };
}

/** Both in order of seq, each entry once. */
function merge(a: readonly Entry[], b: readonly Entry[]): Entry[] {
  const bySeq = new Map<number, Entry>();
  for (const entry of [...a, ...b]) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].sort((left, right) => left.seq - right.seq);
}
