import type { OutboxItem } from '@baton/client';
import { yusuf } from '../../live/sample/night.ts';
import { ALICE, BEN, id } from '../../live/sample/people.ts';
import { talk } from '../../live/sample/talk.ts';
import { briefWords, botTried } from './brief.ts';
import { footOf } from './foot.ts';
import { threadItems } from './thread-items.ts';
import type { MessageItem, ThreadInput } from './thread-items.ts';

const NOW = new Date(2026, 10, 20, 2, 15).getTime();
const me = { memberId: ALICE.id, name: ALICE.name };
const held = yusuf(NOW, ALICE);
const input = (part: Partial<ThreadInput> = {}): ThreadInput => ({
  entries: talk(held, NOW),
  outbox: [],
  conversation: held,
  me,
  offline: false,
  ...part,
});
const messages = (given: ThreadInput) =>
  threadItems(given).filter((item): item is MessageItem => item.type === 'message');

test('five kinds of message and the line of the claim', () => {
  expect(threadItems(input()).map((item) => (item.type === 'message' ? item.kind : item.type))).toEqual([
    'customer',
    'bot',
    'customer',
    'bot',
    'customer',
    'line',
    'discarded',
    'operator',
    'note',
    'customer',
  ]);
});

test('ticks tell how far a message got; customers’ words, notes and discarded replies have none', () => {
  const ticks = (part: { deliveredToCustomer: number; readByCustomer: number }) =>
    messages(input({ conversation: { ...held, ...part } })).map(({ tick }) => tick);
  expect(ticks({ deliveredToCustomer: 8, readByCustomer: 4 })).toEqual([
    null,
    'read',
    null,
    'read',
    null,
    null,
    'delivered',
    null,
    null,
  ]);
  expect(ticks({ deliveredToCustomer: 4, readByCustomer: 4 })[6]).toBe('sent');
});

test('only the newest read message of an operator says the word', () => {
  expect(
    messages(input())
      .filter(({ newest }) => newest)
      .map(({ text }) => text),
  ).toEqual(['Merhaba, ben Alice. IC 742 için tam iade yapıyorum.']);
});

const kept = (part: Partial<OutboxItem> = {}): OutboxItem => ({
  id: id(9001),
  conversationId: held.id,
  kind: 'text',
  text: 'İade gönderildi.',
  fence: 2,
  at: NOW,
  state: 'waiting',
  seq: null,
  code: null,
  by: null,
  ...part,
});

test('what is not sent yet stands at the end: kept offline, on its way online, refused with the reason', () => {
  expect(messages(input({ outbox: [kept()], offline: true })).at(-1)).toMatchObject({
    text: 'İade gönderildi.',
    kept: true,
    tick: null,
  });
  expect(messages(input({ outbox: [kept()] })).at(-1)).toMatchObject({ kept: false, tick: 'sending' });
  expect(messages(input({ outbox: [kept({ state: 'failed', code: 'stale_fence' })] })).at(-1)).toMatchObject({
    failed: { code: 'stale_fence', by: null },
    tick: null,
  });
});

test('a message that has arrived is not shown a second time from the outbox', () => {
  const first = talk(held, NOW)[0];
  if (first?.type !== 'message.added') throw new Error('the sample talk begins with a message');
  const before = messages(input()).length;
  expect(messages(input({ outbox: [kept({ id: first.message.id })] }))).toHaveLength(before);
});

test('a run of one author within a minute says its time once', () => {
  const [first] = talk(held, NOW);
  if (first?.type !== 'message.added') throw new Error('the sample talk begins with a message');
  const again = { ...first, seq: first.seq + 1, message: { ...first.message, id: id(9002) } };
  expect(messages(input({ entries: [first, again] })).map(({ closesRun }) => closesRun)).toEqual([
    false,
    true,
  ]);
  expect(
    messages(input({ entries: [first, { ...again, at: first.at + 61_000 }] })).map(
      ({ closesRun }) => closesRun,
    ),
  ).toEqual([true, true]);
});

test('a new day is named', () => {
  const [first] = talk(held, NOW);
  if (first?.type !== 'message.added') throw new Error('the sample talk begins with a message');
  const tomorrow = {
    ...first,
    seq: 99,
    at: first.at + 86_400_000,
    message: { ...first.message, id: id(9003) },
  };
  expect(threadItems(input({ entries: [first, tomorrow] })).map(({ type }) => type)).toEqual([
    'message',
    'day',
    'message',
  ]);
});

test('the lower third follows the owner', () => {
  const alice = { memberId: ALICE.id, permissions: ['chatbot.respond' as const] };
  expect(footOf(yusuf(NOW), alice)).toEqual({ kind: 'claim', handoffId: id(1001), note: true });
  expect(footOf(yusuf(NOW), { ...alice, permissions: [] })).toEqual({ kind: 'read_only' });
  expect(footOf(held, alice)).toEqual({ kind: 'compose' });
  const bens = { kind: 'with_operator', name: 'Ben Okafor' };
  expect(footOf(yusuf(NOW, BEN), alice)).toEqual({ ...bens, note: true });
  expect(footOf(yusuf(NOW, BEN), { ...alice, permissions: [] })).toEqual({ ...bens, note: false });
  for (const [owner, kind] of [
    ['bot', 'with_bot'],
    ['nobody', 'closed'],
  ] as const) {
    expect(footOf({ ...held, owner }, alice)).toEqual({ kind, note: true });
    expect(footOf({ ...held, owner }, { ...alice, permissions: [] })).toEqual({ kind, note: false });
  }
});

test('the brief marks the evidence in the customer’s words and lists what the bot said before the call', () => {
  expect(briefWords(held)).toEqual({
    before: 'Yeter artık! ',
    evidence: 'Bir insanla konuşmak istiyorum.',
    after: '',
  });
  expect(briefWords({ ...held, handoff: null, lastMessage: null })).toBeNull();
  expect(botTried(talk(held, NOW), held.handoff!.waitingSince)).toEqual([
    'Lütfen rezervasyon kodunuzu yazın.',
    'Size 40 € kupon sunabilirim.',
  ]);
});
