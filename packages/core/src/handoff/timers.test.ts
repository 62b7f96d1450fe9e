import type { NewEntry } from '@baton/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timerProperties } from '../testing/handoff-properties.ts';
import { waitingConversation } from '../testing/rules-properties.ts';
import { REAL } from '../testing/subject.ts';
import { ALICE, applyAll, handoffIdOf, newConversation, policy, START } from '../testing/walk.ts';
import { timersAfter, timersOwed } from './timers.ts';
import { transition } from './transition.ts';

for (const [name, property] of Object.entries(timerProperties))
  test(`on every walk: ${name}`, () => fc.assert(property(REAL), { numRuns: 500 }));

const waiting = waitingConversation();
const dueTimes = (entry: NewEntry, conversation = waiting, rules = policy) =>
  Object.fromEntries(timersAfter(entry, conversation, rules).map(({ kind, dueAt }) => [kind, dueAt]));

test('a request arms the SLA, the next ring and the giving up', () => {
  const entry = {
    type: 'handoff.requested',
    at: START,
    conversationId: waiting.id,
    handoffId: handoffIdOf(1),
    fence: 1,
    handoff: waiting.handoff!,
  } as const;
  expect(dueTimes(entry)).toEqual({
    lease_nudge: null,
    lease_end: null,
    snooze: null,
    sla: START + policy.slaMs,
    ring: START + policy.ringEveryMs,
    give_up: START + policy.giveUpAfterMs,
  });
  expect(dueTimes(entry, waiting, { ...policy, maxRings: 0 })).toMatchObject({ ring: null });
});

test('a claim turns them off and arms the nudge of its lease', () => {
  const claim = { type: 'claim', handoffId: handoffIdOf(1), operator: ALICE, via: 'app' } as const;
  const outcome = transition(waiting, claim, START);
  expect(dueTimes(outcome.entries[0]!, applyAll(waiting, outcome))).toEqual({
    sla: null,
    ring: null,
    give_up: null,
    lease_nudge: START + policy.leaseMs - policy.leaseNudgeMs,
  });
});

test('nothing is owed without a handoff', () => {
  expect(timersOwed(newConversation(), policy)).toEqual([]);
  expect(timersOwed(waiting, policy)).toEqual(['sla', 'ring', 'give_up']);
});
