import type { MemberPeace, MemberPeaceChange } from '@baton/protocol';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import { defined } from './alert-settings.ts';
import { decideAgain } from './decide-again.ts';
import type { ManagePorts } from './members.ts';

const PEACE = `quiet_hours as "quietHours", (select settings->'quietHours' from alert_settings s where s.organization_id = members.organization_id
    and s.member_id is null and s.subject_id is null) as "organizationQuietHours", override_quiet_hours as "overrideQuietHours", snoozed_until as "snoozedUntil", language`;

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

/**
 * What a member wants changed about quiet hours, snooze, override and language; the rest stays. What the old peace has held is decided
 * again at once: by the new one it may be told now.
 */
export async function changePeace(
  ports: Pick<ManagePorts, 'database' | 'clock' | 'committed'>,
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
  await decideAgain(ports, actor.organizationId, actor.memberId);
  return next;
}
