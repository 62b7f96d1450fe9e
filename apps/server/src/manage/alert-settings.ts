import { changeSettings, explainAll } from '@baton/core';
import type { Subject } from '@baton/core';
import type {
  AlertSettings,
  AlertSettingsChange,
  ExplainedSettings,
  MemberPeace,
  MemberPeaceChange,
  SubjectQuery,
} from '@baton/protocol';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Sql } from '../ports/database.ts';
import type { ManagePorts } from './members.ts';
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
  return { subject, ...explainAll(layers, actor.role), own };
}

/** Changes one layer; two changes at once both count. */
export async function changeAlertSettings(
  ports: Pick<ManagePorts, 'database'>,
  actor: Actor,
  layer: Layer,
  { query, change }: { query: SubjectQuery; change: AlertSettingsChange },
): Promise<ExplainedSettings> {
  const { organizationId } = actor;
  const memberId = layer === 'member' ? actor.memberId : null;
  await ports.database.transaction(async (sql) => {
    const subject = await subjectOf(sql, organizationId, query);
    const place = [organizationId, memberId, subject?.id ?? null];
    await sql.rows(
      'alert_settings_add',
      `insert into alert_settings values ($1, $2, $4, $3, '{}') on conflict (organization_id, member_id, subject_id) do nothing`,
      [...place, subject?.type ?? null],
    );
    const where = `organization_id = $1 and member_id is not distinct from $2 and subject_id is not distinct from $3`;
    const [row] = await sql.rows<{ settings: AlertSettings }>(
      'alert_settings_read',
      `select settings from alert_settings where ${where} for update`,
      place,
    );
    const next = changeSettings(row!.settings, change);
    const set = `update alert_settings set settings = $4 where ${where}`;
    await sql.rows('alert_settings_set', set, [...place, JSON.stringify(next)]);
  });
  return explainedSettings(ports, actor, layer, query);
}

const PEACE = `quiet_hours as "quietHours", override_quiet_hours as "overrideQuietHours", snoozed_until as "snoozedUntil", language`;

export async function peaceOf(
  { database }: Pick<ManagePorts, 'database'>,
  actor: Actor,
): Promise<MemberPeace> {
  const [row] = await database.rows<MemberPeace>('peace', `select ${PEACE} from members where id = $1`, [
    actor.memberId,
  ]);
  if (!row) throw new RefusedError('not_found');
  return row;
}

/** What a member wants changed about quiet hours, snooze, override and language; the rest stays. */
export async function changePeace(
  ports: Pick<ManagePorts, 'database'>,
  actor: Actor,
  change: MemberPeaceChange,
): Promise<MemberPeace> {
  const next = { ...(await peaceOf(ports, actor)), ...defined(change) };
  await ports.database.rows(
    'peace_set',
    'update members set quiet_hours = $2, override_quiet_hours = $3, snoozed_until = $4, language = $5 where id = $1',
    [
      actor.memberId,
      next.quietHours && JSON.stringify(next.quietHours),
      next.overrideQuietHours,
      next.snoozedUntil,
      next.language,
    ],
  );
  return next;
}

export const defined = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
