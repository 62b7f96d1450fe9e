import { changeSettings, explainAll, explainOverride, mayGrant, settingsChanged } from '@baton/core';
import type { OverrideLayers, Subject } from '@baton/core';
import type {
  AlertSettings,
  ExplainedSettings,
  OrganizationAlertsChange,
  SubjectQuery,
} from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Sql } from '../ports/database.ts';
import type { ManagePorts } from './members.ts';
import { decideAgain } from './decide-again.ts';
import { settingLayers } from './setting-layers.ts';

export type NamedSubject = Subject & { name: string };
/** Whose layer: a member's own, or everybody's. */
export type Layer = 'member' | 'organization';

/** The bot or workflow that is asked about, of this organization. */
export async function subjectOf(
  sql: Sql,
  organizationId: string,
  { bot, workflow }: SubjectQuery,
): Promise<NamedSubject | null> {
  const type = bot ? 'bot' : 'workflow';
  const id = bot ?? workflow;
  if (id === undefined) return null;
  const [row] = await sql.rows<{ name: string }>(
    `subject_${type}`,
    `select name from ${type}s where organization_id = $1 and id = $2`,
    [organizationId, id],
  );
  if (!row) throw new RefusedError('not_found');
  return { type, id, name: row.name };
}

/** Every setting of this layer, and where each value comes from. */
export async function explainedSettings(
  { database }: Pick<ManagePorts, 'database'>,
  actor: Actor,
  layer: Layer,
  query: SubjectQuery,
): Promise<ExplainedSettings> {
  const subject = await subjectOf(database, actor.organizationId, query);
  const memberId = layer === 'member' ? actor.memberId : null;
  const layers = (await settingLayers(database, actor.organizationId, memberId))(subject);
  const own = layers[`${layer}${subject ? '_subject' : ''}` as keyof typeof layers] ?? {};
  const override = await overrideLayers(database, actor.organizationId, { memberId, subject });
  return { subject, ...explainAll(layers, actor.role), overridesQuietHours: explainOverride(override), own };
}

async function overrideLayers(
  sql: Sql,
  organizationId: string,
  { memberId, subject }: { memberId: string | null; subject: Subject | null },
): Promise<OverrideLayers> {
  const [row] = await sql.rows<{ layers: OverrideLayers }>(
    'override_layers',
    `select json_strip_nulls(json_build_object('member', m.override_quiet_hours, 'bot', b.own_policy->'escalationsOverrideQuietHours',
        'organization', o.policy->'escalationsOverrideQuietHours')) as layers
      from organizations o left join members m on m.id = $2 left join bots b on b.organization_id = o.id and b.id = $3 where o.id = $1`,
    [organizationId, memberId, subject?.type === 'bot' ? subject.id : null],
  );
  return { ...row!.layers, member: row!.layers.member ?? null };
}

type Wanted = {
  query: SubjectQuery;
  change: OrganizationAlertsChange;
  /** The admin who changes what counts for others; the journal says so. */
  by?: Actor;
};

/** Changes one layer, of `whose` or of everybody; two changes at once both count. */
export async function changeAlertSettings(
  ports: ManagePorts,
  whose: Actor,
  layer: Layer,
  { query, change, by }: Wanted,
): Promise<ExplainedSettings> {
  const { organizationId } = whose;
  const memberId = layer === 'member' ? whose.memberId : null;
  await ports.database.transaction(async (transaction) => {
    const subject = await subjectOf(transaction, organizationId, query);
    const place = [organizationId, memberId, subject?.id ?? null];
    await transaction.rows(
      'alert_settings_add',
      `insert into alert_settings values ($1, $2, $4, $3, '{}') on conflict (organization_id, member_id, subject_id) do nothing`,
      [...place, subject?.type ?? null],
    );
    const where = `organization_id = $1 and member_id is not distinct from $2 and subject_id is not distinct from $3`;
    const [row] = await transaction.rows<{ settings: AlertSettings }>(
      'alert_settings_read',
      `select settings from alert_settings where ${where} for update`,
      place,
    );
    const next = changeSettings(row!.settings, change);
    const set = `update alert_settings set settings = $4 where ${where}`;
    await transaction.rows('alert_settings_set', set, [...place, JSON.stringify(next)]);
    if (!by) return;
    const about = subject && { [`${subject.type}Id`]: subject.id };
    const of = { settings: 'alerts' as const, memberId, ...about };
    const entries = settingsChanged({ by, of }, row!.settings, next, ports.clock.now());
    await transaction.commit({ organizationId, entries });
  });
  if (change.quietHours !== undefined) await decideAgain(ports, organizationId, null);
  if (by) ports.committed(organizationId);
  return explainedSettings(ports, whose, layer, query);
}

/** Another member, whose settings an admin looks at or changes. */
export async function memberAsked(
  { database }: Pick<ManagePorts, 'database'>,
  actor: Actor,
  memberId: string,
): Promise<Actor> {
  demand(actor, 'member.manage');
  const [member] = await database.rows<Pick<Actor, 'name' | 'role'>>(
    'member_asked',
    'select name, role from members where organization_id = $1 and id = $2 and left_at is null',
    [actor.organizationId, memberId],
  );
  if (!member) throw new RefusedError('not_found');
  if (!mayGrant(actor.role, member.role))
    throw new RefusedError('forbidden', { permission: 'member.manage' });
  return { ...actor, memberId, ...member };
}

export const defined = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
