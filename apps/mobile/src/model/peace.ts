import { quietUntil } from '@baton/core';
import type { MemberPeace } from '@baton/protocol';

/** Whether it is somebody's quiet hours, or they snooze. */
export const isPeaceful = ({ quietHours, snoozedUntil }: MemberPeace, now: number): boolean =>
  (snoozedUntil !== null && snoozedUntil > now) ||
  (quietHours !== null && quietUntil(quietHours, now) !== null);
