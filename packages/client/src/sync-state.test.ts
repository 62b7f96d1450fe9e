import { stateOf } from '@baton/core';
import { beforeEach, expect, test } from 'vitest';
import { closeThread, olderLoaded, openThread, receive, restart, threadLoaded } from './sync-state.ts';
import type { SyncState } from './sync-state.ts';
import { CONVERSATIONS, ModelServer } from './testing/model-server.ts';

const [ONE, OTHER] = CONVERSATIONS;
let server: ModelServer;
let sync: SyncState;

beforeEach(() => {
  server = new ModelServer();
  for (let n = 0; n < 12; n += 1) server.customerSays(ONE);
  sync = { state: stateOf(server.snapshot()), threads: {} };
});

const open = (conversationId: string): SyncState =>
  threadLoaded(openThread(sync, conversationId), conversationId, server.thread(conversationId, null));
const seqs = (state: SyncState, conversationId: string): number[] | undefined =>
  state.threads[conversationId]?.entries.map(({ seq }) => seq);

test('a live page that leaves something out is a gap, and nothing of it is taken', () => {
  server.customerSays(ONE);
  expect(receive(sync, server.customerSays(ONE))).toEqual({ sync, verdict: 'gap' });
});

test('a live page of another life of the journal is no continuation of this one', () => {
  server.newEpoch(1);
  expect(receive(sync, server.customerSays(ONE)).verdict).toBe('reset');
});

test('a page that came twice is ignored', () => {
  const page = server.customerSays(ONE);
  const { sync: after } = receive(sync, page);
  expect(receive(after, page)).toEqual({ sync: after, verdict: 'ignored' });
});

test('a thread of another life is left, and the thread goes on loading', () => {
  const opened = openThread(sync, ONE);
  const page = server.thread(ONE, null);
  server.newEpoch(2);
  const anew = restart(opened, server.snapshot());
  expect(threadLoaded(anew, ONE, page)).toEqual(anew);
});

test('older entries that no longer fit are left', () => {
  const loaded = open(ONE);
  const before = seqs(loaded, ONE)![0]!;
  const older = { before, page: server.thread(ONE, before) };
  expect(seqs(olderLoaded(loaded, ONE, older), ONE)).toHaveLength(10);
  for (let n = 0; n < 9; n += 1) server.customerSays(ONE);
  const anew = threadLoaded(restart(loaded, server.snapshot()), ONE, server.thread(ONE, null));
  expect(olderLoaded(anew, ONE, older)).toEqual(anew);
});

test('a closed thread stays in step and opens at once', () => {
  const closed = closeThread(open(ONE), ONE);
  const { sync: later } = receive(closed, server.customerSays(ONE));
  const again = openThread(later, ONE);
  expect(again.threads[ONE]).toMatchObject({ loading: false, open: true });
  expect(seqs(again, ONE)?.at(-1)).toBe(server.entries.length);
});

test('a thread knows when something else is known of its customer, also after a fresh start', () => {
  const opened = open(ONE);
  expect(opened.threads[ONE]?.customerSeq).toBeUndefined();
  const { sync: other } = receive(opened, server.customerChanges('somebody else'));
  expect(other.threads[ONE]?.customerSeq).toBeUndefined();
  const { sync: changed } = receive(other, server.customerChanges());
  expect(changed.threads[ONE]?.customerSeq).toBe(server.entries.length);
  expect(changed.threads[ONE]?.entries).toEqual(opened.threads[ONE]?.entries);
  const { sync: later } = receive(changed, server.customerSays(ONE));
  expect(later.threads[ONE]?.customerSeq).toBe(server.entries.length - 1);
  server.newEpoch(1);
  expect(restart(later, server.snapshot()).threads[ONE]?.customerSeq).toBe(server.entries.length);
});

test('a thread that was closed before it was there is not kept', () => {
  expect(closeThread(openThread(sync, ONE), ONE).threads).toEqual({});
});

test('twenty closed threads are kept, the longest closed goes, an open one never', () => {
  sync = open(OTHER);
  const page = server.thread(ONE, null);
  for (let n = 0; n < 25; n += 1)
    sync = closeThread(threadLoaded(openThread(sync, `closed ${n}`), `closed ${n}`, page), `closed ${n}`);
  expect(Object.keys(sync.threads)).toEqual([
    OTHER,
    ...Array.from({ length: 20 }, (_, n) => `closed ${n + 5}`),
  ]);
});
