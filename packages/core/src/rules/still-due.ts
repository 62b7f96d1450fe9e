import type { Conversation, PushKind } from '@baton/protocol';

/** What a push is about, as it was queued. `over`: what it tells is no longer so. */
export type QueuedPush = {
  kind: PushKind;
  handoffId: string | null;
  expiresAt: number;
  over?: boolean;
};

/** Checked when the push leaves: a ring leaves only while its handoff waits, and the news that it ended only while it does not. */
export type StillDue = 'due' | 'expired' | 'withdrawn';

export function stillDue(push: QueuedPush, conversation: Conversation | null, now: number): StillDue {
  if (now >= push.expiresAt) return 'expired';
  if (push.over) return 'withdrawn';
  if (push.kind !== 'escalation' && push.kind !== 'claimed' && push.kind !== 'withdrawn') return 'due';
  const { handoff } = conversation ?? { handoff: null };
  const waits = handoff?.id === push.handoffId && handoff?.state === 'waiting';
  return waits === (push.kind === 'escalation') ? 'due' : 'withdrawn';
}
