import type { Role } from '@baton/protocol';
import type { QuietHours } from './quiet-hours.ts';

/** One member, as the rules see them. */
export type MemberRules = {
  memberId: string;
  role: Role;
  /** Escalations of this bot; on unless the member turned them off. */
  subscribed: boolean;
  quietHours: QuietHours | null;
  /** The member's own choice; `null` follows the bot's policy. */
  overrideQuietHours: boolean | null;
  /** The conversation that they look at on some device right now. */
  viewing: string | null;
  /** Devices that can be pushed to. */
  deviceIds: string[];
};
