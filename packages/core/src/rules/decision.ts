/** Why a member was pushed, or was not. Stored with every decision; shown to whoever asks. */
export const REASONS = {
  handoff_waits: 'A customer waits and nobody has claimed yet.',
  overrides_quiet_hours: 'It is quiet time, but escalations override it.',
  no_permission: 'The role does not allow answering.',
  not_subscribed: 'Not subscribed to escalations of this bot.',
  not_waiting: 'The handoff no longer waited when it was decided.',
  looking_at_it: 'Was looking at this conversation.',
  quiet_hours: 'Quiet hours; held until they end.',
  no_device: 'No device is registered, or none answers any more.',
} as const;
export type Reason = keyof typeof REASONS;

export type Verdict = 'push' | 'push_quietly' | 'hold' | 'skip';

export type Decision = {
  memberId: string;
  verdict: Verdict;
  reason: Reason;
  /** For `hold`: when it is decided again, in milliseconds. */
  until: number | null;
  deviceIds: string[];
};
