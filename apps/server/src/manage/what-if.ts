import {
  BUNDLE_MS,
  changeSettings,
  channelOf,
  decide,
  inPlainWords,
  kindsAbout,
  pushes,
  sampleAlert,
} from '@baton/core';
import type { Alert, Decision, MemberRules, Notice, SettingLayers, Subject } from '@baton/core';
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

/** A member with a device that is awake: what would be decided hangs on the settings alone. */
const awake = (actor: Actor, peace: MemberPeace, settings: SettingLayers): MemberRules => ({
  memberId: actor.memberId,
  role: actor.role,
  settings,
  quietHours: peace.quietHours,
  overrideQuietHours: peace.overrideQuietHours,
  snoozedUntil: peace.snoozedUntil,
  viewing: null,
  online: false,
  devices: [{ id: 'device', transport: 'expo', installation: null }],
  pushedAt: null,
  ringingUntil: null,
});

/** "What would reach me at 02:00?": the same rules on every kind of alert of every bot and workflow. */
export async function preview(ports: Ports, actor: Actor, { at, ...query }: SubjectQuery & { at: number }) {
  const [peace, layers, known] = await Promise.all([
    peaceOf(ports, actor),
    settingLayers(ports.database, actor.organizationId, actor.memberId),
    subjects(ports, actor, query),
  ]);
  const decisions = known.flatMap(({ policy, own: _own, ...subject }) =>
    kindsAbout(subject.type, ALERT_KINDS).map((kind) => {
      const member = awake(actor, peace, layers(subject));
      const [decision] = decide(sampleAlert(kind, { subject, policy, at }), [member], at);
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

type Happened = { seq: number; kind: AlertKind; at: number; type: Subject['type']; id: string; body: Notice };
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
  const [own, layers, known, events] = await Promise.all([
    peaceOf(ports, actor),
    settingLayers(ports.database, actor.organizationId, actor.memberId),
    subjects(ports, actor, {}),
    ports.database.rows<Happened>(
      'happened',
      `select seq, kind, at, subject_type as type, subject_id as id, body from alerts where organization_id = $1 and at > $2 order by seq desc limit $3`,
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
  const asIs = replay((subject) => awake(actor, own, layers(subject)));
  const asWished = replay((subject) => awake(actor, { ...own, ...defined(peace) }, changed(subject)));
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

/** Decides events one after the other, remembering what was pushed, so that bundles are those there would have been. */
function replay(member: (subject: Subject) => MemberRules) {
  const pushed = new Map<string, number>();
  return ({ kind, at }: Happened, subject: Known): Decision['verdict'] => {
    const alert: Alert = sampleAlert(kind, { subject, policy: subject.policy, at });
    const channel = channelOf(alert);
    const tag = channel.bundles(alert) ? channel.tag(alert) : null;
    const last = tag === null ? undefined : pushed.get(tag);
    const pushedAt = last !== undefined && last > at - BUNDLE_MS ? last : null;
    const [decision] = decide(alert, [{ ...member(subject), pushedAt }], at);
    if (tag !== null && pushes(decision!)) pushed.set(tag, at);
    return decision!.verdict;
  };
}
