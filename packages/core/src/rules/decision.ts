import type { Loudness } from '@baton/protocol';

/** Why a member was pushed, or was not. Stored with every decision; shown to whoever asks. `{subject}` is the bot or the workflow. */
export const REASONS = {
  handoff_waits: 'a customer of {subject} waits and nobody has claimed yet',
  overrides_quiet_hours: 'quiet time, but this comes through',
  wider_audience: 'nobody claimed, so the ring went beyond those subscribed to {subject}',
  wants_it: 'subscribed to {subject}',
  concerns_admins: 'admins are told about {subject}',
  concerns_them: 'it is about a conversation of theirs, or a note names them',
  no_permission: 'the role does not allow answering',
  not_subscribed: 'not subscribed to {subject}',
  turned_off: 'has this kind of push turned off',
  not_waiting: 'the handoff no longer waited when it was decided',
  over: 'it was over when it was decided',
  looking_at_it: 'was looking at this conversation',
  rings_in_app: 'no device takes pushes, but the app is open and rings',
  quiet_hours: 'quiet hours, held until they end',
  snoozed: 'snoozed, held until then',
  bundled: 'told about {subject} a moment ago, held for the next bundle',
  escalation_first: 'a ring waits on the phone, and nothing may push it out',
  service_fails: 'the push service of their devices fails, it was tried all the same',
  no_device: 'no device is registered, or none answers any more',
} as const;
export type Reason = keyof typeof REASONS;

export type Verdict = 'push' | 'push_quietly' | 'hold' | 'skip';

const SAID: Record<Verdict, string> = {
  push: 'pushed',
  push_quietly: 'pushed quietly',
  hold: 'held',
  skip: 'skipped',
};

/** "Bob: skipped, not subscribed to Support Bot". */
export const inPlainWords = (
  { verdict, reason }: { verdict: Verdict; reason: Reason },
  { member, subject }: { member: string; subject: string },
): string => `${member}: ${SAID[verdict]}, ${REASONS[reason].replace('{subject}', subject)}`;

export type Decision = {
  memberId: string;
  verdict: Verdict;
  reason: Reason;
  loudness: Loudness;
  /** For `hold`: when it is decided again, in milliseconds. */
  until: number | null;
  deviceIds: string[];
};

export const pushes = ({ verdict }: { verdict: Verdict }): boolean =>
  verdict === 'push' || verdict === 'push_quietly';
/** The member hears of it now: by a push, or because they are there. */
export const reaches = ({ verdict, reason }: Pick<Decision, 'verdict' | 'reason'>): boolean =>
  (pushes({ verdict }) && reason !== 'service_fails') ||
  reason === 'looking_at_it' ||
  reason === 'rings_in_app';
