import type { ManagePorts } from './members.ts';

/**
 * What quiet time holds of a member's, or of everybody's, is decided again. Only once the new peace is written: what is decided by the old
 * one is no longer written then, and what was is seen here.
 */
export async function decideAgain(
  { database, clock, committed }: Pick<ManagePorts, 'database' | 'clock' | 'committed'>,
  organizationId: string,
  memberId: string | null,
): Promise<void> {
  await database.rows(
    'peace_wakes',
    `update decisions set until = least(until, $3) where organization_id = $1 and ($2::uuid is null or member_id = $2) and verdict = 'hold'
      and settled_at is null and reason in ('quiet_hours', 'snoozed')`,
    [organizationId, memberId, clock.now()],
  );
  committed(organizationId);
}
