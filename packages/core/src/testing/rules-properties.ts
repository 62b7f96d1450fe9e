import type { Conversation } from '@baton/protocol';
import fc from 'fast-check';
import { can } from '../access/policy.ts';
import type { Decision } from '../rules/decision.ts';
import type { QuietHours } from '../rules/quiet-hours.ts';
import type { MemberRules } from '../rules/snapshot.ts';
import type { Properties, Subject } from './subject.ts';
import { applyAll, handoffIdOf, newConversation, policy, START } from './walk.ts';
import { transition } from '../handoff/transition.ts';

function must(truth: boolean, why: string): void {
  if (!truth) throw new Error(why);
}

export const waitingConversation = (): Conversation =>
  applyAll(
    newConversation(),
    transition(
      newConversation(),
      { type: 'request', handoffId: handoffIdOf(1), reason: 'explicit', evidence: [], slaMs: policy.slaMs },
      START,
    ),
  );

const clock = fc
  .nat(24 * 60 - 1)
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
const quietHours = (...zones: string[]): fc.Arbitrary<QuietHours> =>
  fc.record({
    zone: fc.constantFrom(...zones),
    days: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
    start: clock,
    end: clock,
  });

const member: fc.Arbitrary<MemberRules> = fc.record({
  memberId: fc.uuid(),
  role: fc.constantFrom('owner', 'admin', 'operator'),
  subscribed: fc.boolean(),
  quietHours: fc.option(quietHours('Europe/Berlin', 'America/New_York', 'UTC')),
  overrideQuietHours: fc.constantFrom(true, false, null),
  viewing: fc.constantFrom(null, newConversation().id, handoffIdOf(9)),
  deviceIds: fc.array(fc.uuid(), { maxLength: 3 }),
});
const members = fc.array(member, { maxLength: 6 });
const instant = fc.nat(3 * 365 * 24 * 60).map((minute) => START + minute * 60_000);

const ringOf = (conversation: Conversation, override = true) => ({
  conversation,
  handoffId: handoffIdOf(1),
  policy: { ...policy, escalationsOverrideQuietHours: override },
});

type Pair = { person: MemberRules; decision: Decision; override: boolean; now: number };

/** A property of every decision about a handoff that waits. */
const everyDecision =
  (check: (pair: Pair, subject: Subject) => void) =>
  (subject: Subject): fc.IProperty<unknown> =>
    fc.property(members, instant, fc.boolean(), (people, now, override) => {
      const decisions = subject.decide(ringOf(waitingConversation(), override), people, now);
      people.forEach((person, place) => {
        const decision = decisions[place];
        if (decision) check({ person, decision, override, now }, subject);
      });
    });

/** DESIGN §3, promises 5 and 6. */
export const decideProperties: Properties = {
  'one decision for every member, in their order': ({ decide }) =>
    fc.property(members, instant, (people, now) => {
      const ids = decide(ringOf(waitingConversation()), people, now).map(({ memberId }) => memberId);
      must(ids.join() === people.map(({ memberId }) => memberId).join(), 'one each');
    }),

  'nobody is pushed about a handoff that does not wait': ({ decide }) =>
    fc.property(members, instant, (people, now) => {
      const others = [newConversation(), { ...waitingConversation(), handoff: null }];
      for (const conversation of others)
        for (const { verdict } of decide(ringOf(conversation), people, now)) must(verdict === 'skip', 'skip');
    }),

  'an escalation reaches whoever may answer, subscribed, has a device and is not looking': ({ decide }) =>
    fc.property(member, instant, (drawn, now) => {
      const person = {
        ...drawn,
        subscribed: true,
        viewing: null,
        overrideQuietHours: null,
        deviceIds: ['d'],
      };
      const [decision] = decide(ringOf(waitingConversation()), [person], now);
      must(decision?.verdict === 'push' && decision.deviceIds.join() === 'd', 'pushed to the device');
    }),

  'whoever turned it off, or is looking, or has no device, is left in peace': everyDecision(
    ({ person, decision }) => {
      const peace =
        !person.subscribed || person.viewing === newConversation().id || person.deviceIds.length === 0;
      if (peace || !can(person.role, 'chatbot.respond')) must(decision.verdict !== 'push', decision.reason);
    },
  ),

  'devices are named exactly when it is pushed': everyDecision(({ person, decision }) => {
    const pushed = decision.verdict === 'push' || decision.verdict === 'push_quietly';
    must(decision.deviceIds.join() === (pushed ? person.deviceIds.join() : ''), decision.verdict);
  }),

  'quiet time holds until it ends, unless the member or the bot lets escalations through': everyDecision(
    ({ person, decision, override, now }, { quietUntil }) => {
      const until = person.quietHours && quietUntil(person.quietHours, now);
      const through = person.overrideQuietHours ?? override;
      if (decision.verdict === 'hold') must(!through && until !== null && decision.until === until, 'held');
      else must(decision.until === null, 'only a hold has an end');
      if (decision.verdict === 'push') must(until === null || through, 'pushed in quiet time');
    },
  ),
};

const DAY = 24 * 60;
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Where clocks never change, quiet time is plain arithmetic on the week's minutes. */
function quietByArithmetic({ days, start, end }: QuietHours, offsetMinutes: number, now: number): boolean {
  const minute = Math.floor(now / 60_000) + offsetMinutes;
  const [from, to] = [minuteOf(start), minuteOf(end)];
  const length = to > from ? to - from : to + DAY - from;
  return [0, 1].some((ago) => {
    const day = Math.floor(minute / DAY) - ago;
    const into = minute - day * DAY - from;
    // 1 January 1970 was a Thursday.
    return days.includes((day + 4) % 7) && into >= 0 && into < length;
  });
}

const FIXED_OFFSETS: [zone: string, minutes: number][] = [
  ['UTC', 0],
  ['Asia/Kolkata', 330],
  ['Asia/Tokyo', 540],
];

export const quietProperties: Properties = {
  'where clocks never change it is plain arithmetic': ({ quietUntil }) =>
    fc.property(
      fc.constantFrom(...FIXED_OFFSETS),
      quietHours('UTC'),
      instant,
      ([zone, offset], quiet, now) => {
        const expected = quietByArithmetic(quiet, offset, now);
        must((quietUntil({ ...quiet, zone }, now) !== null) === expected, `quiet: ${expected}`);
      },
    ),

  'it is quiet until the end that was named, and the end lies ahead': ({ quietUntil }) =>
    fc.property(
      quietHours('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
      instant,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (quiet, now, part) => {
        const until = quietUntil(quiet, now);
        if (until === null) return;
        must(until > now, 'ahead');
        const between = now + Math.floor((until - 1 - now) * part);
        must(quietUntil(quiet, between) !== null, 'quiet all the way');
      },
    ),

  'one window a night: when it ends it is over': ({ quietUntil }) =>
    fc.property(clock, clock, instant, (start, end, now) => {
      fc.pre(start !== end);
      const quiet = { zone: 'Europe/Berlin', days: [0, 1, 2, 3, 4, 5, 6], start, end };
      const until = quietUntil(quiet, now);
      if (until !== null) must(quietUntil(quiet, until) === null, 'still quiet at its end');
    }),
};
