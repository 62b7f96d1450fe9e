import type { CustomerEntry, CustomerPage, CustomerSnapshot } from '@baton/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAnswer, NEW_THREAD, newestForCustomer } from './thread.ts';
import type { Thread } from './thread.ts';

const snapshot = (change: Partial<CustomerSnapshot> = {}): CustomerSnapshot => ({
  kind: 'snapshot',
  cursor: 'e1:10',
  conversationId: null,
  organizationName: 'Meridian Rail',
  botName: 'Booking',
  owner: 'bot',
  operatorName: null,
  readByOperator: 0,
  entries: [],
  humansAvailable: true,
  ...change,
});
const message = (seq: number, by: 'customer' | 'bot' | 'operator' = 'bot'): CustomerEntry => ({
  seq,
  at: seq,
  type: 'message.added',
  message: { id: `m${seq}`, by, name: 'n', kind: 'text', text: `text ${seq}` },
});
const page = (after: number, cursor: number, entries: CustomerEntry[], more = false): CustomerPage => ({
  kind: 'page',
  after: `e1:${after}`,
  cursor: `e1:${cursor}`,
  entries,
  more,
});
const at10: Thread = applyAnswer(NEW_THREAD, snapshot()).thread;
const after = (entries: CustomerEntry[], thread = at10): Thread =>
  applyAnswer(thread, page(10, 10 + entries.length, entries)).thread;

describe('pages', () => {
  it('are appended and move the cursor, also past entries that the customer does not see', () => {
    const { thread, behind } = applyAnswer(at10, page(10, 17, [message(12)]));
    expect(thread.entries.map(({ seq }) => seq)).toEqual([12]);
    expect(thread.cursor).toBe('e1:17');
    expect(behind).toBe(false);
  });

  it.each([
    ['a gap', page(11, 12, [message(12)])],
    ['another life of the journal', { ...page(10, 12, [message(12)]), after: 'e2:10', cursor: 'e2:12' }],
  ])('with %s change nothing and ask for a sync', (_, answer) => {
    expect(applyAnswer(at10, answer)).toEqual({ thread: at10, behind: true });
  });

  it('before any snapshot ask for a sync', () => {
    expect(applyAnswer(NEW_THREAD, page(0, 1, [message(1)]))).toEqual({ thread: NEW_THREAD, behind: true });
  });

  it('that are old change nothing', () => {
    expect(applyAnswer(at10, page(3, 9, [message(8)]))).toEqual({ thread: at10, behind: false });
    expect(applyAnswer(at10, page(3, 10, [message(10)]))).toEqual({ thread: at10, behind: false });
  });

  it('that overlap give only what is new', () => {
    const { thread } = applyAnswer(at10, page(5, 12, [message(9), message(12)]));
    expect(thread.entries.map(({ seq }) => seq)).toEqual([12]);
  });

  it('that are not the last ask for the next', () => {
    expect(applyAnswer(at10, page(10, 11, [message(11)], true)).behind).toBe(true);
  });
});

it('a snapshot replaces everything', () => {
  const grown = after([message(11), { seq: 12, at: 12, type: 'handoff.requested' }]);
  const { thread } = applyAnswer(
    grown,
    snapshot({ cursor: 'e2:3', owner: 'operator', operatorName: 'Alice', entries: [message(2)] }),
  );
  expect(thread).toMatchObject({ cursor: 'e2:3', owner: 'operator', operatorName: 'Alice' });
  expect(thread.entries).toEqual([message(2)]);
});

describe('the owner', () => {
  const line = (
    type: 'handoff.requested' | 'handoff.released' | 'conversation.resolved' | 'conversation.reopened',
  ): CustomerEntry => ({ seq: 11, at: 11, type });
  it.each<[CustomerEntry, Partial<Thread>]>([
    [line('handoff.requested'), { owner: 'queue', operatorName: null }],
    [
      { seq: 11, at: 11, type: 'handoff.claimed', name: 'Alice' },
      { owner: 'operator', operatorName: 'Alice', humansAvailable: true },
    ],
    [line('handoff.released'), { owner: 'queue', operatorName: null }],
    [
      { seq: 11, at: 11, type: 'handoff.returned', name: 'Alice' },
      { owner: 'bot', operatorName: null },
    ],
    [
      { seq: 11, at: 11, type: 'handoff.failed', failure: 'no_operator' },
      { owner: 'bot', humansAvailable: false },
    ],
    [
      { seq: 11, at: 11, type: 'handoff.failed', failure: 'cancelled' },
      { owner: 'bot', humansAvailable: true },
    ],
    [line('conversation.resolved'), { owner: 'nobody' }],
    [line('conversation.reopened'), { owner: 'bot' }],
  ])('follows %o', (entry, expected) => {
    expect(after([entry])).toMatchObject(expected);
  });
});

it('reading only grows, and adds no line', () => {
  const thread = after([
    { seq: 11, at: 1, type: 'conversation.read', upTo: 9 },
    { seq: 12, at: 1, type: 'conversation.read', upTo: 7 },
  ]);
  expect(thread).toMatchObject({ readByOperator: 9, entries: [] });
});

it('knows the newest message that the customer did not write', () => {
  expect(newestForCustomer(at10)).toBe(0);
  expect(newestForCustomer(after([message(11), message(12, 'customer')]))).toBe(11);
});

/** However a journal is cut into pages, repeated and reordered: a reader that syncs when behind ends with exactly it. */
it('catches up exactly', () => {
  const step = fc.record({ from: fc.nat(40), length: fc.nat(12) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.nat(40), (steps, length) => {
      const journal = Array.from({ length: 40 }, (_, at) => message(at + 1));
      const cut = (from: number, to: number) => page(from, to, journal.slice(from, to), to < length);
      let thread = applyAnswer(NEW_THREAD, snapshot({ cursor: 'e1:0' })).thread;
      const receive = (answer: CustomerPage): void => {
        const applied = applyAnswer(thread, answer);
        thread = applied.thread;
        const own = Number(thread.cursor?.split(':')[1]);
        if (applied.behind && own < length) receive(cut(own, Math.min(length, own + 5)));
      };
      for (const { from, length: size } of steps)
        receive(cut(Math.min(from, length), Math.min(from + size, length)));
      receive(cut(length, length));
      expect(thread.entries.map(({ seq }) => seq)).toEqual(journal.slice(0, length).map(({ seq }) => seq));
    }),
  );
});
