import type { MemberPeace, MemberPeaceChange } from '@baton/protocol';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Sql } from '../ports/database.ts';
import { defined } from './alert-settings.ts';
import { decideAgain } from './decide-again.ts';
import type { ManagePorts } from './members.ts';

const PEACE = `quiet_hours as "quietHours", (select settings->'quietHours' from alert_settings s where s.organization_id = members.organization_id
    and s.member_id is null and s.subject_id is null) as "organizationQuietHours", override_quiet_hours as "overrideQuietHours", snoozed_until as "snoozedUntil", language`;

export async function peaceOf({ database }: { database: Sql }, actor: Actor): Promise<MemberPeace> {
  const [row] = await database.rows<MemberPeace>('peace', `select ${PEACE} from members where id = $1`, [
    actor.memberId,
  ]);
  if (!row) throw new RefusedError('not_found');
  return row;
}

/**
 * What a member wants changed about quiet hours, snooze, override and language; the rest stays, and of two changes at once both count. What
 * the old peace has held is decided again at once: by the new one it may be told now.
 */
export async function changePeace(
  ports: Pick<ManagePorts, 'database' | 'clock' | 'committed'>,
  actor: Actor,
  change: MemberPeaceChange,
): Promise<MemberPeace> {
  const next = await ports.database.transaction(async (transaction) => {
    await transaction.rows('peace_lock', 'select from members where id = $1 for update', [actor.memberId]);
    const changed = { ...(await peaceOf({ database: transaction }, actor)), ...defined(change) };
    await transaction.rows(
      'peace_set',
      'update members set quiet_hours = $2, override_quiet_hours = $3, snoozed_until = $4, language = $5 where id = $1',
      [
        actor.memberId,
        changed.quietHours && JSON.stringify(changed.quietHours),
        changed.overrideQuietHours,
        changed.snoozedUntil,
        changed.language,
      ],
    );
    return changed;
  });
  await decideAgain(ports, actor.organizationId, actor.memberId);
  return next;
}
