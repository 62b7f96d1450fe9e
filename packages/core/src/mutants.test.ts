/** Rules that are wrong on purpose: each must break a property that the real ones keep. What survives here is not tested. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from './handoff/act.ts';
import { handoffProperties, timerProperties } from './testing/handoff-properties.ts';
import { decideProperties, quietProperties } from './testing/rules-properties.ts';
import { REAL } from './testing/subject.ts';
import { NO_SETTINGS } from './rules/settings.ts';
import type { Subject } from './testing/subject.ts';

const PROPERTIES = { ...handoffProperties, ...timerProperties, ...decideProperties, ...quietProperties };
const nothing: Outcome = { entries: [], refusal: null };
const HOUR = 3_600_000;

/** The first property that fails for these rules; `null` when they keep all. */
function brokenBy(subject: Subject): string | null {
  for (const [name, property] of Object.entries(PROPERTIES))
    if (fc.check(property(subject), { seed: 11, numRuns: 300, endOnFailure: true }).failed) return name;
  return null;
}

const MUTANTS: Record<string, Partial<Subject>> = {
  'nobody asks who may answer': {
    decide: (alert, members, now) => REAL.decide(alert, members, now, () => true),
  },
  'a ring that nobody of its audience hears goes to nobody else': {
    ringOut: (ring, members, now, may) => REAL.decide(ring, members, now, may),
  },
  'a claim forgets the fence': {
    transition: (conversation, act, now) => {
      const { entries, refusal } = REAL.transition(conversation, act, now);
      const forget = (entry: (typeof entries)[number]) =>
        entry.type === 'handoff.claimed' ? { ...entry, fence: conversation.fence } : entry;
      return { entries: entries.map(forget), refusal };
    },
  },
  'the second to claim wins': {
    transition: (conversation, act, now) =>
      act.type === 'claim' && conversation.handoff?.state === 'claimed'
        ? REAL.transition({ ...conversation, owner: 'queue' }, act, now)
        : REAL.transition(conversation, act, now),
  },
  'the winner is told that it is taken': {
    transition: (conversation, act, now) => {
      const outcome = REAL.transition(conversation, act, now);
      const again = act.type === 'claim' && conversation.owner === 'operator' && !outcome.refusal;
      return again ? { entries: [], refusal: { code: 'already_claimed' } } : outcome;
    },
  },
  'a stale fence is as good as the current one': {
    transition: (conversation, act, now) =>
      REAL.transition(conversation, 'fence' in act ? { ...act, fence: conversation.fence } : act, now),
  },
  'anybody speaks for the holder': {
    transition: (conversation, act, now) => {
      const holder = conversation.handoff?.operator?.memberId;
      return act.type === 'say' && act.message.by === 'operator' && holder
        ? REAL.transition(conversation, { ...act, message: { ...act.message, memberId: holder } }, now)
        : REAL.transition(conversation, act, now);
    },
  },
  'a closed conversation takes no notes': {
    transition: (conversation, act, now) =>
      act.type === 'say' && act.message.kind === 'note' && conversation.owner === 'nobody'
        ? { entries: [], refusal: { code: 'conversation_closed' } }
        : REAL.transition(conversation, act, now),
  },
  'a late reply of the bot leaves no trace': {
    transition: (conversation, act, now) => {
      const { entries, refusal } = REAL.transition(conversation, act, now);
      return { entries: entries.filter(({ type }) => type !== 'message.discarded'), refusal };
    },
  },
  'a closed conversation stays closed': {
    transition: (conversation, act, now) =>
      conversation.owner === 'nobody' ? nothing : REAL.transition(conversation, act, now),
  },
  'a repeated hand back is refused': {
    transition: (conversation, act, now) =>
      act.type === 'hand_back' && conversation.owner === 'bot'
        ? { entries: [], refusal: { code: 'not_holder' } }
        : REAL.transition(conversation, act, now),
  },
  'a release rings no further': {
    transition: (conversation, act, now) => {
      const { entries, refusal } = REAL.transition(conversation, act, now);
      const same = (entry: (typeof entries)[number]) =>
        entry.type === 'handoff.released' ? { ...entry, ring: entry.ring - 1 } : entry;
      return { entries: entries.map(same), refusal };
    },
  },
  'nobody is ever given up': {
    timersAfter: (...args) => REAL.timersAfter(...args).filter(({ kind }) => kind !== 'give_up'),
  },
  'a kept lease is not watched again': {
    timersAfter: (entry, ...rest) =>
      entry.type === 'handoff.lease_kept' ? [] : REAL.timersAfter(entry, ...rest),
  },
  'the last member is forgotten': {
    decide: (ring, members, now, may) => REAL.decide(ring, members.slice(0, -1), now, may),
  },
  'escalations wait for the morning': {
    decide: (ring, members, now, may) =>
      REAL.decide(
        ring.channel === 'escalation'
          ? { ...ring, policy: { ...ring.policy, escalationsOverrideQuietHours: false } }
          : ring,
        members,
        now,
        may,
      ),
  },
  'who is looking is rung too': {
    decide: (ring, members, now, may) =>
      REAL.decide(
        ring,
        members.map((member) => ({ ...member, viewing: null })),
        now,
        may,
      ),
  },
  'subscriptions are ignored': {
    decide: (ring, members, now, may) =>
      REAL.decide(
        ring,
        members.map((member) => ({ ...member, settings: NO_SETTINGS })),
        now,
        may,
      ),
  },
  'noise pushes a ring out': {
    decide: (alert, members, now, may) =>
      REAL.decide(
        alert,
        members.map((member) => ({ ...member, ringingUntil: null })),
        now,
        may,
      ),
  },
  'every update rings by itself': {
    decide: (alert, members, now, may) =>
      REAL.decide(
        alert,
        members.map((member) => ({ ...member, pushedAt: null })),
        now,
        may,
      ),
  },
  'a snooze is forgotten': {
    decide: (alert, members, now, may) =>
      REAL.decide(
        alert,
        members.map((member) => ({ ...member, snoozedUntil: null })),
        now,
        may,
      ),
  },
  'the last rings spare the admins': {
    decide: (alert, members, now, may) =>
      REAL.decide(alert.channel === 'escalation' ? { ...alert, ring: 0 } : alert, members, now, may),
  },
  'nobody hears beyond the subscribers': {
    decide: (alert, members, now, may) =>
      REAL.decide(
        alert.channel === 'escalation' && alert.ring === 1 ? { ...alert, ring: 0 } : alert,
        members,
        now,
        may,
      ),
  },
  'what no longer waits rings on': {
    decide: (ring, members, now, may) => {
      const real = REAL.decide(ring, members, now, may);
      return real.map((one) => (one.reason === 'not_waiting' ? { ...one, verdict: 'push' } : one));
    },
  },
  'one device is enough': {
    decide: (...args) =>
      REAL.decide(...args).map((one) => ({ ...one, deviceIds: one.deviceIds.slice(0, 1) })),
  },
  'quiet hours know no zone': {
    quietUntil: (quiet, now) => REAL.quietUntil({ ...quiet, zone: 'UTC' }, now),
  },
  'quiet hours are every day': {
    quietUntil: (quiet, now) => REAL.quietUntil({ ...quiet, days: [0, 1, 2, 3, 4, 5, 6] }, now),
  },
  'quiet hours end an hour late': {
    quietUntil: (quiet, now) => {
      const until = REAL.quietUntil(quiet, now);
      return until === null ? null : until + HOUR;
    },
  },
};

test('the real rules keep every property', () => {
  expect(brokenBy(REAL)).toBeNull();
});

test.each(Object.keys(MUTANTS))('dies: %s', (name) => {
  expect(brokenBy({ ...REAL, ...MUTANTS[name] })).not.toBeNull();
});
