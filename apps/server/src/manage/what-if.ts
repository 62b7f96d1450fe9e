import {
  audienceOf,
  BUNDLE_MS,
  changeSettings,
  channelOf,
  decide,
  inPlainWords,
  kindsAbout,
  pushes,
  sampleAlert,
} from '@baton/core';
import type { Alert, Decision, MemberRules, Notice, RuledDevice, SettingLayers, Subject } from '@baton/core';
import { ALERT_KINDS } from '@baton/protocol';
import type {
  AlertKind,
  AlertSettingsChange,
  DryRunAnswer,
  HandoffPolicy,
  MemberPeace,
  MemberPeaceChange,
  SubjectQuery,
} from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { defined } from './alert-settings.ts';
import type { RingReference } from '../ports/journal.ts';
import type { NamedSubject } from './alert-settings.ts';
import type { ManagePorts } from './members.ts';
import { peaceOf } from './peace.ts';
import { settingLayers } from './setting-layers.ts';

type Ports = Pick<ManagePorts, 'database' | 'clock'>;
type Known = NamedSubject & { policy: HandoffPolicy; own: Partial<HandoffPolicy> };

const TWO_WEEKS_MS = 14 * 86_400_000;
const MOST_EVENTS = 5000;
const MOST_CHANGED = 50;

/** The bots and workflows of an organization; of a workflow the policy is nobody's. */
async function subjects({ database }: Ports, actor: Actor, query: SubjectQuery): Promise<Known[]> {
  return database.rows<Known>(
    'subjects',
    `select 'bot' as type, id, name, policy, own_policy as own from bots where organization_id = $1 and $3::uuid is null and ($2::uuid is null or id = $2)
      union all select 'workflow', id, name, '{}'::jsonb, '{}'::jsonb from workflows where organization_id = $1 and $2::uuid is null and ($3::uuid is null or id = $3)
      order by 1, 3`,
    [actor.organizationId, query.bot ?? null, query.workflow ?? null],
  );
}

/** The member's devices as they are: who has none is told that nothing reaches them. */
const devicesOf = ({ database }: Ports, { memberId }: Actor): Promise<RuledDevice[]> =>
  database.rows<RuledDevice>(
    'own_devices',
    'select id, transport, installation from devices where member_id = $1 and gone_at is null order by id',
    [memberId],
  );

type Own = { actor: Actor; peace: MemberPeace; devices: RuledDevice[] };

/** The member as if nothing else went on: what would be decided hangs on settings and devices alone. */
const alone = ({ actor, peace, devices }: Own, settings: SettingLayers): MemberRules => ({
  memberId: actor.memberId,
  role: actor.role,
  settings,
  quietHours: peace.quietHours,
  overrideQuietHours: peace.overrideQuietHours,
  snoozedUntil: peace.snoozedUntil,
  viewing: null,
  online: false,
  devices,
  pushedAt: null,
  ringingUntil: null,
});

/**
 * "What would reach me at 02:00?": the same rules on every kind of alert of every bot and workflow; of a customer who waits, the first ring
 * that reaches.
 */
export async function preview(ports: Ports, actor: Actor, { at, ...query }: SubjectQuery & { at: number }) {
  const [peace, devices, layers, known] = await Promise.all([
    peaceOf(ports, actor),
    devicesOf(ports, actor),
    settingLayers(ports.database, actor.organizationId, actor.memberId),
    subjects(ports, actor, query),
  ]);
  const decisions = known.flatMap(({ policy, own: _own, ...subject }) =>
    kindsAbout(subject.type, ALERT_KINDS).map((kind) => {
      const member = alone({ actor, peace, devices }, layers(subject));
      const [decision] =
        kind === 'escalation.ring'
          ? audienceOf({ id: subject.id, policy }, [member], at).map((hearing) => hearing.decision)
          : decide(sampleAlert(kind, { subject, policy, at }), [member], at);
      return { kind, subject, ...shown(decision!, actor.name, subject.name) };
    }),
  );
  return { at, decisions };
}

const shown = ({ verdict, reason, loudness, until }: Decision, member: string, subject: string) => ({
  verdict,
  reason,
  words: inPlainWords({ verdict, reason }, { member, subject }),
  loudness,
  until,
});

/** `wide`: its ring went beyond those subscribed at once, because nobody of them heard. */
type Happened = {
  seq: number;
  kind: AlertKind;
  at: number;
  type: Subject['type'];
  id: string;
  wide: boolean;
} & {
  body: Notice | RingReference;
};
type Trial = {
  settings: AlertSettingsChange;
  peace: MemberPeaceChange;
  organization: { overridesQuietHours?: boolean | null | undefined };
};
type Counts = DryRunAnswer['before'];
const none = (): Counts => ({ push: 0, push_quietly: 0, hold: 0, skip: 0 });

/** New settings tried on what happened in the last two weeks, the newest 5,000 events at the most. */
export async function dryRun(
  ports: Ports,
  actor: Actor,
  { settings, peace, organization, ...query }: Trial & SubjectQuery,
): Promise<DryRunAnswer> {
  if (Object.keys(organization).length > 0) demand(actor, 'chatbot.manage');
  const since = ports.clock.now() - TWO_WEEKS_MS;
  const [now, devices, layers, known, events] = await Promise.all([
    peaceOf(ports, actor),
    devicesOf(ports, actor),
    settingLayers(ports.database, actor.organizationId, actor.memberId),
    subjects(ports, actor, {}),
    ports.database.rows<Happened>(
      'happened',
      `select seq, kind, at, subject_type as type, subject_id as id, body, kind = 'escalation.ring' and exists (select from decisions d
          where d.organization_id = alerts.organization_id and d.seq = alerts.seq and d.reason = 'wider_audience') as wide
        from alerts where organization_id = $1 and at > $2 order by seq desc limit $3`,
      [actor.organizationId, since, MOST_EVENTS],
    ),
  ]);
  const changed = (subject: Subject): SettingLayers => {
    const before = layers(subject);
    const meant = query.bot ?? query.workflow;
    if (meant === undefined) return { ...before, member: changeSettings(before.member ?? {}, settings) };
    return subject.id === meant
      ? { ...before, member_subject: changeSettings(before.member_subject ?? {}, settings) }
      : before;
  };
  // A snooze is of one moment, and says nothing about two weeks.
  const own = { ...now, snoozedUntil: null };
  const wish = { ...own, ...defined(peace), snoozedUntil: null };
  const asIs = replay((subject) => alone({ actor, peace: own, devices }, layers(subject)));
  const asWished = replay((subject) => alone({ actor, peace: wish, devices }, changed(subject)));
  const named = new Map(known.map((one) => [one.id, one]));
  const answer: DryRunAnswer = {
    since,
    events: 0,
    before: none(),
    after: none(),
    byKind: [],
    changed: [],
  };
  const byKind = new Map<AlertKind, { kind: AlertKind; before: Counts; after: Counts }>();
  for (const event of events.reverse()) {
    const subject = named.get(event.id);
    if (!subject) continue;
    const [before, after] = [asIs(event, subject), asWished(event, wished(subject, organization))];
    if (before === null || after === null) continue;
    const row = byKind.get(event.kind) ?? { kind: event.kind, before: none(), after: none() };
    byKind.set(event.kind, row);
    answer.events += 1;
    for (const counts of [answer.before, row.before]) counts[before] = (counts[before] ?? 0) + 1;
    for (const counts of [answer.after, row.after]) counts[after] = (counts[after] ?? 0) + 1;
    const { policy: _policy, own: _own, ...about } = subject;
    if (before !== after)
      answer.changed.unshift({
        seq: event.seq,
        kind: event.kind,
        at: event.at,
        subject: about,
        before,
        after,
      });
  }
  return { ...answer, byKind: [...byKind.values()], changed: answer.changed.slice(0, MOST_CHANGED) };
}

/** The subject's policy if the organization said so; what the bot says itself stays. */
function wished(subject: Known, { overridesQuietHours }: Trial['organization']): Known {
  if (overridesQuietHours === undefined || subject.own.escalationsOverrideQuietHours !== undefined)
    return subject;
  const escalationsOverrideQuietHours = overridesQuietHours ?? true;
  return { ...subject, policy: { ...subject.policy, escalationsOverrideQuietHours } };
}

/**
 * Decides events as they are stored one after the other, remembering what was pushed, so that bundles are those there would have been.
 * `null`: it was for others alone.
 */
function replay(member: (subject: Subject) => MemberRules) {
  const pushed = new Map<string, number>();
  return (event: Happened, subject: Known): Decision['verdict'] | null => {
    const { at } = event;
    const alert = alertOf(event, subject);
    const channel = channelOf(alert);
    const tag = channel.bundles(alert) ? channel.tag(alert) : null;
    const last = tag === null ? undefined : pushed.get(tag);
    const pushedAt = last !== undefined && last > at - BUNDLE_MS ? last : null;
    const [decision] = decide(alert, [{ ...member(subject), pushedAt }], at);
    if (!decision) return null;
    if (tag !== null && pushes(decision)) pushed.set(tag, at);
    return decision.verdict;
  };
}

function alertOf({ kind, at, body, wide }: Happened, { type, id, policy }: Known): Alert {
  if ('channel' in body) return body;
  const ring = wide ? Math.max(body.ring, policy.everyoneFromRing) : body.ring;
  return sampleAlert(kind, { subject: { type, id }, policy, at, ring });
}
