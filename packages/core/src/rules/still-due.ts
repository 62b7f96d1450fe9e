import type { Conversation } from '@baton/protocol';

/** What a push is about, as it was queued. */
export type QueuedPush = {
  kind: 'escalation' | 'claimed' | 'withdrawn' | 'test';
  handoffId: string | null;
  expiresAt: number;
};

/** Checked when the push leaves: a ring leaves only while its handoff waits. */
export type StillDue = 'due' | 'expired' | 'withdrawn';

export function stillDue(push: QueuedPush, conversation: Conversation | null, now: number): StillDue {
  if (now >= push.expiresAt) return 'expired';
  if (push.kind !== 'escalation') return 'due';
  const { handoff } = conversation ?? { handoff: null };
  return handoff?.id === push.handoffId && handoff?.state === 'waiting' ? 'due' : 'withdrawn';
}
