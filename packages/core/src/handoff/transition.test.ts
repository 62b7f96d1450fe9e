import { Entry } from '@baton/protocol';
import type { EntryType, Owner } from '@baton/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handoffProperties } from '../testing/handoff-properties.ts';
import { REAL } from '../testing/subject.ts';
import { ACT_TYPES, ALICE, applyAll, BOB, handoffIdOf, messageBy, newConversation } from '../testing/walk.ts';
import { START, steps, walk } from '../testing/walk.ts';
import type { Act } from './act.ts';
import { transition, TRANSITIONS } from './transition.ts';

describe('on every walk', () => {
  for (const [name, property] of Object.entries(handoffProperties))
    test(name, () => fc.assert(property(REAL), { numRuns: 300 }));
});

describe('the walks', () => {
  const moves = fc.sample(steps, { seed: 1, numRuns: 1500 }).flatMap((path) => walk(transition, path));

  test('reach every act with every owner', () => {
    const reached = new Set(moves.map(({ before, act }) => `${before.owner} × ${act.type}`));
    const all = Object.keys(TRANSITIONS).flatMap((owner) => ACT_TYPES.map((type) => `${owner} × ${type}`));
    expect(all.filter((pair) => !reached.has(pair))).toEqual([]);
  });

  test('produce every kind of entry that a conversation can have, each fit for the journal', () => {
    const entries = moves.flatMap(({ outcome }) => outcome.entries);
    const produced = new Set(entries.map(({ type }) => type));
    const all: EntryType[] = Entry.options
      .filter(({ shape }) => 'conversationId' in shape)
      .map(({ shape }) => shape.type.value)
      .filter((type) => type !== 'conversation.started');
    expect(all.filter((type) => !produced.has(type))).toEqual([]);
    for (const type of produced) {
      const entry = entries.find((one) => one.type === type);
      expect(Entry.safeParse({ ...entry, seq: 1 }).error).toBeUndefined();
    }
  });
});

const FIRST = handoffIdOf(1);
const request: Act = { type: 'request', handoffId: FIRST, reason: 'tone', evidence: [], slaMs: 1000 };
const claimBy = (operator: typeof ALICE): Act => ({ type: 'claim', handoffId: FIRST, operator, via: 'app' });
const say = (by: 'customer' | 'bot', fence: number): Act => ({ type: 'say', message: messageBy(by), fence });
const sayAs = (operator: typeof ALICE, fence: number): Act => ({
  type: 'say',
  message: messageBy('operator', operator.memberId),
  fence,
});
const resolve = (operator: typeof ALICE, fence: number): Act => ({ type: 'resolve', operator, fence });
const handBack = (fence: number): Act => ({
  type: 'hand_back',
  operator: ALICE,
  fence,
  outcome: 'refunded',
  facts: { order: '17' },
});

/** What was done before; the act; what is written or refused; whose it is then, with which fence. */
const EXAMPLES: [string, Act[], Act, string[], string | undefined, Owner, number][] = [
  ['bot answers', [], say('bot', 0), ['message.added'], undefined, 'bot', 0],
  ['request', [], request, ['handoff.requested'], undefined, 'queue', 1],
  ['request again', [request], request, [], undefined, 'queue', 1],
  ['second request', [request], { ...request, handoffId: handoffIdOf(2) }, [], 'handoff_open', 'queue', 1],
  ['late reply of the bot', [request], say('bot', 0), ['message.discarded'], 'stale_fence', 'queue', 1],
  ['Alice claims', [request], claimBy(ALICE), ['handoff.claimed'], undefined, 'operator', 2],
  ['Alice claims again', [request, claimBy(ALICE)], claimBy(ALICE), [], undefined, 'operator', 2],
  ['Bob is late', [request, claimBy(ALICE)], claimBy(BOB), [], 'already_claimed', 'operator', 2],
  ['claim of nothing', [], claimBy(ALICE), [], 'not_waiting', 'bot', 0],
  ['Alice writes', [request, claimBy(ALICE)], sayAs(ALICE, 2), ['message.added'], undefined, 'operator', 2],
  ['Alice, stale', [request, claimBy(ALICE)], sayAs(ALICE, 1), [], 'stale_fence', 'operator', 2],
  ['Bob may not', [request, claimBy(ALICE)], sayAs(BOB, 2), [], 'not_holder', 'operator', 2],
  ['hand back', [request, claimBy(ALICE)], handBack(2), ['handoff.returned'], undefined, 'bot', 3],
  ['again', [request, claimBy(ALICE), handBack(2)], handBack(2), [], undefined, 'bot', 3],
  [
    'resolve',
    [request, claimBy(ALICE)],
    resolve(ALICE, 2),
    ['conversation.resolved'],
    undefined,
    'nobody',
    3,
  ],
  ['Bob cannot resolve', [request, claimBy(ALICE)], resolve(BOB, 2), [], 'not_holder', 'operator', 2],
  ['customer leaves the queue', [request], { type: 'cancel' }, ['handoff.failed'], undefined, 'bot', 2],
  [
    'customer writes to a closed conversation',
    [request, claimBy(ALICE), resolve(ALICE, 2)],
    say('customer', 0),
    ['conversation.reopened', 'message.added'],
    undefined,
    'bot',
    4,
  ],
  [
    'bot asks again after the end',
    [request, claimBy(ALICE), resolve(ALICE, 2)],
    { ...request, handoffId: handoffIdOf(2) },
    ['conversation.reopened', 'handoff.requested'],
    undefined,
    'queue',
    5,
  ],
];

describe('examples', () => {
  test.each(EXAMPLES)('%s', (...example) => {
    const [, done, act, entries, refusal, owner, fence] = example;
    let conversation = newConversation();
    for (const earlier of done)
      conversation = applyAll(conversation, transition(conversation, earlier, START));
    const outcome = transition(conversation, act, START + 5000);
    expect(outcome.entries.map(({ type }) => type)).toEqual(entries);
    expect(outcome.refusal?.code).toBe(refusal);
    expect(applyAll(conversation, outcome)).toMatchObject({ owner, fence });
  });
});
