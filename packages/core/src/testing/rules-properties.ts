import type { Conversation } from '@baton/protocol';
import fc from 'fast-check';
import { can } from '../access/policy.ts';
import type { Decision } from '../rules/decision.ts';
import type { AlertSettings, QuietHours, QuietWindow, Role } from '@baton/protocol';
import { ALERT_KINDS, Loudness, SETTING_SOURCES } from '@baton/protocol';
import { channelOf } from '../rules/alert-channels.ts';
import type { Alert, Ring } from '../rules/alert.ts';
import { pushes, reaches } from '../rules/decision.ts';
import { devicesFor } from '../rules/devices.ts';
import { explainAll, explainOn, explainSubscribed } from '../rules/settings.ts';
import type { SettingLayers } from '../rules/settings.ts';
import { BUNDLE_MS } from '../rules/decide.ts';
import type { MayRespond } from '../rules/decide.ts';
import { NOTICES } from './notices.ts';
import type { MemberRules } from '../rules/snapshot.ts';
import { REAL } from './subject.ts';
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
const quietWindow = { days: fc.subarray([0, 1, 2, 3, 4, 5, 6]), start: clock, end: clock };
const quietHours = (...zones: string[]): fc.Arbitrary<QuietHours> =>
  fc.record(
    {
      zone: fc.constantFrom(...zones),
      ...quietWindow,
      also: fc.array(fc.record(quietWindow), { maxLength: 3 }),
    },
    { requiredKeys: ['zone', 'days', 'start', 'end'] },
  );

const settings: fc.Arbitrary<AlertSettings> = fc.record(
  {
    kinds: fc.dictionary(
      fc.constantFrom(...ALERT_KINDS),
      fc.record({ on: fc.boolean(), loudness: fc.constantFrom(...Loudness.options) }, { requiredKeys: [] }),
      { maxKeys: 6 },
    ),
    subscribed: fc.record({ bot: fc.boolean(), workflow: fc.boolean() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const layers: fc.Arbitrary<SettingLayers> = fc.record({
  organization: fc.option(
    fc
      .tuple(settings, fc.option(quietHours('Europe/Berlin', 'UTC'), { nil: undefined }))
      .map(([said, hours]) => ({ ...said, ...(hours && { quietHours: hours }) })),
  ),
  organization_subject: fc.option(settings),
  member: fc.option(settings),
  member_subject: fc.option(settings),
});

const later = fc.option(fc.integer({ min: -900_000, max: 900_000 }).map((ms) => START + ms));
const PHONE = { id: 'd', transport: 'expo', installation: null };
const member: fc.Arbitrary<MemberRules> = fc.record({
  memberId: fc.uuid(),
  role: fc.constantFrom('owner', 'admin', 'operator'),
  settings: layers,
  quietHours: fc.option(quietHours('Europe/Berlin', 'America/New_York', 'UTC')),
  overrideQuietHours: fc.constantFrom(true, false, null),
  snoozedUntil: later,
  viewing: fc.constantFrom(null, newConversation().id, handoffIdOf(9)),
  online: fc.boolean(),
  devices: fc.array(
    fc.record({
      id: fc.uuid(),
      transport: fc.constantFrom('expo', 'fcm', 'apns', 'web_push'),
      installation: fc.constantFrom(null, 'phone'),
      unwell: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  pushedAt: later,
  ringingUntil: later,
});
const members = fc.array(member, { maxLength: 6 });
const instant = fc.oneof(
  fc.nat(3 * 365 * 24 * 60).map((minute) => START + minute * 60_000),
  fc.nat(30).map((minute) => START + minute * 60_000),
);

const ringOf = (conversation: Conversation, override = true, ring = 0): Ring => ({
  channel: 'escalation',
  topic: 'ring',
  conversation,
  ring,
  handoffId: handoffIdOf(1),
  policy: { ...policy, escalationsOverrideQuietHours: override },
});

/** Every role may answer today; the rules are told who may, and ask nobody else. */
const ROLES: Role[] = ['owner', 'admin', 'operator'];
const whoMay = fc
  .oneof({ weight: 4, arbitrary: fc.constant(ROLES) }, { weight: 1, arbitrary: fc.subarray(ROLES) })
  .map(
    (roles): MayRespond =>
      (role) =>
        roles.includes(role),
  );

type Pair = { person: MemberRules; decision: Decision; alert: Alert; now: number; may: MayRespond };

const rings = fc
  .tuple(fc.boolean(), fc.nat(6))
  .map(([override, ring]) => ringOf(waitingConversation(), override, ring));
const alerts: fc.Arbitrary<Alert> = fc.oneof(rings, fc.constantFrom<Alert>(...NOTICES));

/** A property of every decision about whatever still matters. */
const everyDecision =
  (check: (pair: Pair, subject: Subject) => void) =>
  (subject: Subject): fc.IProperty<unknown> =>
    fc.property(members, instant, alerts, whoMay, (people, now, alert, may) => {
      const decisions = subject.decide(alert, people, now, may);
      people.forEach((person, place) => {
        const decision = decisions[place];
        if (decision) check({ person, decision, alert, now, may }, subject);
      });
    });

/** Somebody whom the widest audience of a ring has, and whom nothing that they chose keeps from hearing it. */
function wouldHear(ring: Ring, person: MemberRules, { now, may }: { now: number; may: MayRespond }): boolean {
  if (!may(person.role) || !person.devices.some(({ unwell }) => !unwell)) return false;
  const admin = can(person.role, 'chatbot.manage');
  if (admin) return true;
  const on = explainOn(person.settings, 'escalation.ring', person.role).value;
  const through = person.overrideQuietHours ?? ring.policy.escalationsOverrideQuietHours;
  return on && (through || quietFor(person, now, REAL) === null);
}

const quietFor = (
  { quietHours: own, snoozedUntil, settings: { organization } }: MemberRules,
  now: number,
  { quietUntil }: Subject,
): number | null => {
  const hours = own ?? organization?.quietHours;
  const until = Math.max(hours ? (quietUntil(hours, now) ?? 0) : 0, snoozedUntil ?? 0);
  return until > now ? until : null;
};

/** The last rings leave admins no choice. */
const forced = (alert: Alert, { role }: MemberRules): boolean =>
  alert.channel === 'escalation' && alert.ring >= policy.adminsFromRing && can(role, 'chatbot.manage');

const letsThrough = (alert: Alert, person: MemberRules): boolean =>
  forced(alert, person) ||
  (alert.channel === 'escalation'
    ? (person.overrideQuietHours ?? alert.policy.escalationsOverrideQuietHours)
    : (alert.channel === 'bot_health' && alert.topic === 'unreachable') ||
      (alert.channel === 'conversation' && alert.topic !== 'mentioned'));

const wants = (alert: Alert, { settings: own, role }: MemberRules): boolean => {
  const channel = channelOf(alert);
  const subscribed = explainSubscribed(own, channel.subject(alert).type).value;
  const kind = `${alert.channel}.${alert.topic}` as (typeof ALERT_KINDS)[number];
  return (subscribed || !channel.needsSubscription(alert)) && explainOn(own, kind, role).value;
};

/** DESIGN §3, promises 5 and 6. */
export const decideProperties: Properties = {
  'one decision for every member, in their order': ({ decide }) =>
    fc.property(members, instant, alerts, (people, now, alert) => {
      const ids = decide(alert, people, now).map(({ memberId }) => memberId);
      must(ids.join() === people.map(({ memberId }) => memberId).join(), 'one each');
    }),

  'nobody is pushed about a handoff that does not wait': ({ decide }) =>
    fc.property(members, instant, fc.nat(4), (people, now, ring) => {
      const others = [newConversation(), { ...waitingConversation(), handoff: null }];
      for (const conversation of others)
        for (const { verdict } of decide(ringOf(conversation, true, ring), people, now))
          must(verdict === 'skip', 'skip');
    }),

  'an escalation reaches whoever may answer, wants it, has a device and is not looking': ({ decide }) =>
    fc.property(member, instant, fc.nat(4), (drawn, now, ring) => {
      const person = { ...drawn, viewing: null, overrideQuietHours: null, devices: [PHONE] };
      const alert = ringOf(waitingConversation(), true, ring);
      const [decision] = decide(alert, [person], now);
      if (!wants(alert, person) && !forced(alert, person)) return;
      must(decision !== undefined && pushes(decision) && decision.deviceIds.join() === 'd', 'pushed');
    }),

  'the last rings reach every admin with a device': ({ decide }) =>
    fc.property(member, instant, fc.integer({ min: policy.adminsFromRing, max: 9 }), (drawn, now, ring) => {
      const person: MemberRules = { ...drawn, role: 'admin', viewing: null, devices: [PHONE] };
      const [decision] = decide(ringOf(waitingConversation(), false, ring), [person], now);
      must(decision !== undefined && pushes(decision), decision?.reason ?? 'none');
    }),

  'nobody is pushed, or held, who may not answer': everyDecision(({ person, decision, may }) => {
    if (!may(person.role))
      must(decision.verdict === 'skip' && decision.reason === 'no_permission', decision.reason);
    else must(decision.reason !== 'no_permission', 'they may');
  }),

  'no ring is silently dropped while anybody would hear the widest': ({ ringOut }) =>
    fc.property(members, instant, rings, whoMay, (people, now, ring, may) => {
      const decisions = ringOut(ring, people, now, may);
      must(decisions.length === people.length, 'one each');
      for (const [place, person] of people.entries())
        if (!may(person.role)) must(decisions[place]!.verdict === 'skip', 'may not answer');
      if (people.some((person) => wouldHear(ring, person, { now, may })))
        must(decisions.some(reaches), 'somebody hears of it');
    }),

  'whoever turned it off, or is looking, or has no device, is left in peace': everyDecision(
    ({ person, decision, alert, may }) => {
      const looking = alert.channel === 'escalation' && person.viewing === alert.conversation.id;
      const unwanted = !wants(alert, person) && !forced(alert, person);
      if (looking || unwanted || person.devices.length === 0 || !may(person.role))
        must(!pushes(decision), decision.reason);
    },
  ),

  'no escalation is dropped without a push, a hold, or a reason that the member chose': everyDecision(
    ({ person, decision, alert, may }) => {
      if (alert.channel !== 'escalation' || decision.verdict !== 'skip' || !may(person.role)) return;
      const chosen = !wants(alert, person) || person.viewing === alert.conversation.id;
      must(chosen || person.devices.length === 0, decision.reason);
    },
  ),

  'devices are named exactly when it is pushed, one of each phone': everyDecision(
    ({ person, decision, alert }) => {
      const what = alert.channel === 'escalation' ? 'ring' : 'rest';
      const expected = pushes(decision) ? devicesFor(what, person.devices) : [];
      must(decision.deviceIds.join() === expected.join(), decision.verdict);
    },
  ),

  'quiet time and snooze hold until they end, unless this comes through': everyDecision(
    ({ person, decision, alert, now }, subject) => {
      const until = quietFor(person, now, subject);
      const through = letsThrough(alert, person);
      if (decision.verdict === 'hold') must(decision.until !== null && decision.until > now, 'ahead');
      else must(decision.until === null, 'only a hold has an end');
      if (decision.reason === 'quiet_hours' || decision.reason === 'snoozed')
        must(!through && decision.until === until, 'held until it ends');
      if (pushes(decision)) must(until === null || through, 'pushed in quiet time');
    },
  ),

  'noise waits while a ring waits on the phone, and until its bundle': everyDecision(
    ({ person, decision, alert, now }) => {
      const noise = alert.channel !== 'escalation' && alert.topic !== 'unreachable';
      if (noise && (person.ringingUntil ?? 0) > now) must(!pushes(decision), 'it may push the ring out');
      const bundled = channelOf(alert).bundles(alert);
      const justNow = person.pushedAt !== null && person.pushedAt <= now && person.pushedAt > now - BUNDLE_MS;
      if (bundled && justNow) must(!pushes(decision), 'it belongs into the bundle');
      if (!bundled) must(decision.reason !== 'bundled', 'this is told each time');
    },
  ),
};

const above = SETTING_SOURCES.filter((source) => source !== 'built_in');

/** The laws of inheritance. */
export const inheritanceProperties: Properties = {
  'a value comes from the topmost layer that says something': () =>
    fc.property(
      layers,
      fc.constantFrom(...ALERT_KINDS),
      fc.constantFrom('admin', 'operator'),
      (all, kind, role) => {
        const { value, from } = explainOn(all, kind, role);
        const speaking = above.filter((source) => all[source]?.kinds?.[kind]?.on !== undefined);
        must(from === (speaking.at(-1) ?? 'built_in'), from);
        if (from !== 'built_in') must(all[from]?.kinds?.[kind]?.on === value, 'its value');
      },
    ),

  'going back to what is inherited shows the layer below': () =>
    fc.property(layers, fc.constantFrom(...ALERT_KINDS), (all, kind) => {
      const { from } = explainOn(all, kind, 'operator');
      if (from === 'built_in') return;
      const without = explainOn({ ...all, [from]: null }, kind, 'operator');
      must(SETTING_SOURCES.indexOf(without.from) < SETTING_SOURCES.indexOf(from), 'below');
    }),

  'a layer that says nothing changes nothing': () =>
    fc.property(layers, fc.constantFrom(...above), (all, source) => {
      if (all[source] !== null) return;
      const said = JSON.stringify(explainAll(all, 'operator'));
      must(JSON.stringify(explainAll({ ...all, [source]: {} }, 'operator')) === said, 'the same');
    }),
};

const DAY = 24 * 60;
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Where clocks never change, quiet time is plain arithmetic on the week's minutes. */
const quietByArithmetic = (quiet: QuietHours, offsetMinutes: number, now: number): boolean =>
  [quiet, ...(quiet.also ?? [])].some((window) => inWindow(window, offsetMinutes, now));

function inWindow({ days, start, end }: QuietWindow, offsetMinutes: number, now: number): boolean {
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

const WEEK_MS = 7 * DAY * 60_000;

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

  'however many windows: when it ends where clocks never change, none goes on, unless they never end': ({
    quietUntil,
  }) =>
    fc.property(quietHours('UTC'), instant, (quiet, now) => {
      const until = quietUntil(quiet, now);
      if (until === null || until - now >= WEEK_MS) return;
      must(!quietByArithmetic(quiet, 0, until), 'still quiet at its end');
    }),

  'one window a night: when it ends it is over': ({ quietUntil }) =>
    fc.property(clock, clock, instant, (start, end, now) => {
      fc.pre(start !== end);
      const quiet = { zone: 'Europe/Berlin', days: [0, 1, 2, 3, 4, 5, 6], start, end };
      const until = quietUntil(quiet, now);
      if (until !== null) must(quietUntil(quiet, until) === null, 'still quiet at its end');
    }),
};
