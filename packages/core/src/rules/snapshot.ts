import type { QuietHours, Role } from '@baton/protocol';
import type { RuledDevice } from './devices.ts';
import type { SettingLayers } from './settings.ts';

/** One member, as the rules see them. Times in milliseconds. */
export type MemberRules = {
  memberId: string;
  role: Role;
  /** Layers of the organization and of the member, for everything and for the alert's bot or workflow. */
  settings: SettingLayers;
  quietHours: QuietHours | null;
  /** The member's own choice; `null` follows the bot's policy. */
  overrideQuietHours: boolean | null;
  snoozedUntil: number | null;
  /** The conversation that they look at on some device right now. */
  viewing: string | null;
  /** Has the app open somewhere: it rings there, even without a device that takes pushes. */
  online: boolean;
  /** Addresses that can be pushed to. */
  devices: RuledDevice[];
  /** When they were last pushed about the same bot's or workflow's noise, within the window that bundles; else `null`. */
  pushedAt: number | null;
  /** Until when a ring that they have not answered may wait in their phone's one slot; else `null`. */
  ringingUntil: number | null;
};
