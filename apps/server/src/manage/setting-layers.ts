import type { SettingLayers, Subject } from '@baton/core';
import type { AlertSettings } from '@baton/protocol';
import type { Sql } from '../ports/database.ts';

type Row = { memberId: string | null; subjectId: string | null; settings: AlertSettings };

/** What one member's settings and their organization's say, for any bot or workflow. `memberId` `null`: the organization's alone. */
export async function settingLayers(
  sql: Sql,
  organizationId: string,
  memberId: string | null,
): Promise<(subject: Subject | null) => SettingLayers> {
  const rows = await sql.rows<Row>(
    'setting_layers',
    `select member_id as "memberId", subject_id as "subjectId", settings from alert_settings
      where organization_id = $1 and (member_id is null or member_id = $2)`,
    [organizationId, memberId],
  );
  const byPlace = new Map(rows.map((row) => [`${row.memberId ?? ''}/${row.subjectId ?? ''}`, row.settings]));
  const at = (member: string | null, subject: string | null) =>
    byPlace.get(`${member ?? ''}/${subject ?? ''}`) ?? null;
  return (subject) => ({
    organization: at(null, null),
    organization_subject: subject && at(null, subject.id),
    member: memberId === null ? null : at(memberId, null),
    member_subject: memberId === null || subject === null ? null : at(memberId, subject.id),
  });
}
