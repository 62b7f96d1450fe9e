import { z } from 'zod';
import { AlertKind } from './alert.ts';
import { Id, Instant } from './primitives.ts';

/** How a push sounds: `critical` breaks through where the phone allows it, `quiet` only appears. */
export const Loudness = z.enum(['critical', 'loud', 'normal', 'quiet']);
export type Loudness = z.infer<typeof Loudness>;

/** What a subscription is to. */
export const SubjectType = z.enum(['bot', 'workflow']);
export type SubjectType = z.infer<typeof SubjectType>;

const KindSetting = z.strictObject({ on: z.boolean().optional(), loudness: Loudness.optional() });

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Zone = z.string().max(60).refine(isZone, 'an IANA time zone');

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const Window = z.object({ days: z.array(z.int().min(0).max(6)).max(7), start: Clock, end: Clock });
export type QuietWindow = z.infer<typeof Window>;

/**
 * Wall clock in a zone; `days` are those on which a window starts, 0 = Sunday. `start` = `end` is the whole day. `also`: further windows,
 * such as a weekend; those that touch are one.
 */
export const QuietHours = Window.extend({ zone: Zone, also: z.array(Window).max(6).optional() }).meta({
  id: 'QuietHours',
});
export type QuietHours = z.infer<typeof QuietHours>;

/** One layer of settings; what it leaves out comes from the layer below. */
export const AlertSettings = z
  .strictObject({
    kinds: z.partialRecord(AlertKind, KindSetting).optional(),
    /** At the layers of a bot or a workflow only its own counts. */
    subscribed: z.partialRecord(SubjectType, z.boolean()).optional(),
    /** At the organization's own layer alone: of members who have said nothing. */
    quietHours: QuietHours.optional(),
  })
  .meta({ id: 'AlertSettings' });
export type AlertSettings = z.infer<typeof AlertSettings>;

/** Changes one layer: a value sets, `null` goes back to what is inherited, what is left out stays. */
export const AlertSettingsChange = z
  .strictObject({
    kinds: z
      .partialRecord(
        AlertKind,
        z.strictObject({ on: z.boolean().nullable().optional(), loudness: Loudness.nullable().optional() }),
      )
      .optional(),
    subscribed: z.partialRecord(SubjectType, z.boolean().nullable()).optional(),
  })
  .meta({ id: 'AlertSettingsChange' });
export type AlertSettingsChange = z.infer<typeof AlertSettingsChange>;

/** Of everybody; quiet hours are those of all bots and workflows. */
export const OrganizationAlertsChange = AlertSettingsChange.extend({
  quietHours: QuietHours.nullable().optional(),
}).meta({ id: 'OrganizationAlertsChange' });
export type OrganizationAlertsChange = z.infer<typeof OrganizationAlertsChange>;

/** Layers, from the lowest; each may be silent and the one above it wins. `subject` is the bot or the workflow. */
export const SETTING_SOURCES = [
  'built_in',
  'organization',
  'organization_subject',
  'member',
  'member_subject',
] as const;
export const SettingSource = z.enum(SETTING_SOURCES);
export type SettingSource = z.infer<typeof SettingSource>;

/** `because`: where the value comes from, in plain words. */
const explained = <T extends z.ZodType>(value: T) =>
  z.object({ value, from: SettingSource, because: z.string() });

/** Every setting with where its value comes from. */
export const ExplainedSettings = z
  .object({
    /** Whose: of all bots and workflows, or of one. */
    subject: z.object({ type: SubjectType, id: Id, name: z.string() }).nullable(),
    kinds: z.record(AlertKind, z.object({ on: explained(z.boolean()), loudness: explained(Loudness) })),
    subscribed: z.record(SubjectType, explained(z.boolean())),
    /** Whether escalations come through quiet hours: the member's own choice, the bot's policy, the organization's, or what is built in. */
    overridesQuietHours: explained(z.boolean()),
    /** What this layer itself says. */
    own: AlertSettings,
  })
  .meta({ id: 'ExplainedSettings' });
export type ExplainedSettings = z.infer<typeof ExplainedSettings>;

export const AlertLanguage = z.enum(['en', 'de', 'es', 'ar']);
export type AlertLanguage = z.infer<typeof AlertLanguage>;

/** When a member wants peace, and in which language they are told. */
export const MemberPeace = z
  .object({
    /** Without any day: of their own, none. `null` follows the organization's. */
    quietHours: QuietHours.nullable(),
    organizationQuietHours: QuietHours.nullable(),
    /** Escalations come through quiet hours and snooze; `null` follows the bot's policy. */
    overrideQuietHours: z.boolean().nullable(),
    snoozedUntil: Instant.nullable(),
    language: AlertLanguage,
  })
  .meta({ id: 'MemberPeace' });
export type MemberPeace = z.infer<typeof MemberPeace>;
