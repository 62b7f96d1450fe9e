import type { NewEntry } from '@baton/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timerProperties } from '../testing/handoff-properties.ts';
import { waitingConversation } from '../testing/rules-properties.ts';
import { REAL } from '../testing/subject.ts';
import { ALICE, applyAll, handoffIdOf, newConversation, policy, START } from '../testing/walk.ts';
import { fire } from './fire.ts';
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

test.each([
  ['nobody but those subscribed was called: everybody is', { everyoneFromRing: 2, adminsFromRing: 4 }, 1, 2],
  ['everybody was: the admins are', { everyoneFromRing: 2, adminsFromRing: 4 }, 2, 4],
  ['the admins were: the rings go on as they do', { everyoneFromRing: 2, adminsFromRing: 4 }, 4, null],
  ['there is no such ring', { everyoneFromRing: 9, adminsFromRing: 9 }, 1, null],
])('when the SLA is breached: %s', (_what, change, ring, wider) => {
  const rules = { ...policy, maxRings: 5, ...change };
  const rung = { ...waiting, handoff: { ...waiting.handoff!, ring } };
  const fired = fire('sla', rung, { policy: rules, activeAt: 0, now: START + policy.slaMs });
  if (!fired || !('act' in fired)) throw new Error('it should be told');
  const { entries } = transition(rung, fired.act, START + policy.slaMs);
  const widened = wider === null ? [] : [{ type: 'handoff.ring_due', ring: wider }];
  expect(entries).toMatchObject([{ type: 'handoff.sla_breached' }, ...widened]);
  expect(entries).toHaveLength(1 + widened.length);
  const next = entries[1] && dueTimes(entries[1], applyAll(rung, { entries, refusal: null }), rules);
  if (wider !== null) expect(next).toEqual({ ring: START + policy.slaMs + policy.ringEveryMs });
});
