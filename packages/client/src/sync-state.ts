import { apply, stateOf } from '@baton/core';
import type { State } from '@baton/core';
import { parseCursor, shownInThread } from '@baton/protocol';
import type { Entry, Page, Snapshot, SyncAnswer, Thread } from '@baton/protocol';

/** One conversation's thread, as far as it is loaded. `news` waits while the first page is on its way. */
export type ThreadState = {
  entries: readonly Entry[];
  more: boolean;
  loading: boolean;
  news: readonly Entry[];
};

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
    if (!shownInThread(entry)) continue;
    const thread = threads[entry.conversationId];
    if (thread) threads[entry.conversationId] = withNews(thread, entry);
  }
  return { state: { ...state, cursor: { ...state.cursor, seq: upTo } }, threads };
}

const withNews = (thread: ThreadState, entry: Entry): ThreadState =>
  thread.loading
    ? { ...thread, news: [...thread.news, entry] }
    : { ...thread, entries: merge(thread.entries, [entry]) };

/** A fresh start. Threads that were open must be fetched again: what they missed is not known. */
export function restart(sync: SyncState, snapshot: Snapshot): SyncState {
  const threads = Object.fromEntries(
    Object.entries(sync.threads).map(([id, thread]) => [id, { ...thread, loading: true, news: [] }]),
  );
  return { state: stateOf(snapshot), threads };
}

/** From now on, news of this thread are kept until its first page is there. */
export function openThread(sync: SyncState, conversationId: string): SyncState {
  const known = sync.threads[conversationId] ?? { entries: [], more: true, loading: true, news: [] };
  return { ...sync, threads: { ...sync.threads, [conversationId]: { ...known, loading: true } } };
}

export function closeThread(sync: SyncState, conversationId: string): SyncState {
  const { [conversationId]: _closed, ...threads } = sync.threads;
  return { ...sync, threads };
}

/** The newest page of a thread, with the news that came meanwhile. */
export function threadLoaded(sync: SyncState, conversationId: string, page: Thread): SyncState {
  const thread = sync.threads[conversationId];
  if (!thread) return sync;
  const entries = merge(page.entries, thread.news);
  const threads = {
    ...sync.threads,
    [conversationId]: { entries, more: page.more, loading: false, news: [] },
  };
  const { state } = sync;
  // A conversation closed long ago is not in the snapshot; while it is looked at, it belongs to what is known.
  if (!state || state.conversations[conversationId]) return { ...sync, threads };
  return {
    threads,
    state: { ...state, conversations: { ...state.conversations, [conversationId]: page.conversation } },
  };
}

export function olderLoaded(sync: SyncState, conversationId: string, page: Thread): SyncState {
  const thread = sync.threads[conversationId];
  if (!thread) return sync;
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
