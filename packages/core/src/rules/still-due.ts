import type { Conversation } from '@baton/protocol';

/** What a push is about, as it was queued. */
export type QueuedPush = {
  kind: 'escalation' | 'claimed' | 'withdrawn' | 'test';
  handoffId: string | null;
  expiresAt: number;
};

/** Checked when the push leaves: a ring leaves only while its handoff waits, and the news that it ended only while it does not. */
export type StillDue = 'due' | 'expired' | 'withdrawn';

export function stillDue(push: QueuedPush, conversation: Conversation | null, now: number): StillDue {
  if (now >= push.expiresAt) return 'expired';
  if (push.kind === 'test') return 'due';
  const { handoff } = conversation ?? { handoff: null };
  const waits = handoff?.id === push.handoffId && handoff?.state === 'waiting';
  return waits === (push.kind === 'escalation') ? 'due' : 'withdrawn';
}
