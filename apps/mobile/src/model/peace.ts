import { quietUntil } from '@baton/core';
import type { MemberPeace, QuietHours } from '@baton/protocol';

/** Whether it is somebody's quiet hours, or they snooze. */
export function isPeaceful(peace: MemberPeace, now: number): boolean {
  const { snoozedUntil } = peace;
  const hours = quietHoursOf(peace);
  return (snoozedUntil !== null && snoozedUntil > now) || (hours !== null && quietUntil(hours, now) !== null);
}

/** Their own, or else the organization's. */
export const quietHoursOf = ({
  quietHours,
  organizationQuietHours,
}: Pick<MemberPeace, 'quietHours' | 'organizationQuietHours'>): QuietHours | null =>
  quietHours ?? organizationQuietHours;
