import type { Conversation, HandoffPolicy } from '@baton/protocol';
import type { Act } from './act.ts';
import type { TimerKind } from './timers.ts';

/** What a due timer does: an act, or it waits on (`rearmAt`) because the operator has shown up since. */
export type Fired = { act: Act } | { rearmAt: number } | null;

/** `activeAt`: when the holder last wrote or looked, in milliseconds. Whatever no longer fits is ignored by `transition`. */
export function fire(
  kind: TimerKind,
  conversation: Conversation,
  context: { policy: HandoffPolicy; activeAt: number; now: number },
): Fired {
  const { policy, activeAt, now } = context;
  const { handoff } = conversation;
  if (!handoff) return null;
  const handoffId = handoff.id;
  switch (kind) {
    case 'sla':
      return { act: { type: 'breach_sla', handoffId, widenTo: widerRing(handoff.ring, policy) } };
    case 'ring':
      return { act: { type: 'ring', handoffId, ring: handoff.ring + 1 } };
    case 'give_up':
      return { act: { type: 'fail', handoffId, failure: handoff.unreachable ? 'no_operator' : 'timeout' } };
    case 'lease_nudge': {
      const quietSince = Math.max(activeAt, handoff.claimedAt ?? 0);
      const nudgeAt = quietSince + Math.max(0, policy.leaseMs - policy.leaseNudgeMs);
      return nudgeAt > now
        ? { rearmAt: nudgeAt }
        : { act: { type: 'nudge_lease', handoffId, endsAt: now + policy.leaseNudgeMs } };
    }
    case 'lease_end': {
      if (!handoff.operator || handoff.leaseEndsAt === null) return null;
      const nudgedAt = handoff.leaseEndsAt - policy.leaseNudgeMs;
      if (activeAt > nudgedAt)
        return { act: { type: 'keep_lease', operator: handoff.operator, fence: conversation.fence } };
      return {
        act: {
          type: 'release',
          operator: handoff.operator,
          fence: conversation.fence,
          cause: 'lease_expired',
        },
      };
    }
    case 'snooze':
      return { act: { type: 'wake', handoffId, cause: 'time' } };
    case 'return_ack':
      return { act: { type: 'overdue_return', handoffId } };
  }
}

/** DESIGN §4: a breach calls the next wider audience at once, before its ring is due; then rings go on from there. */
function widerRing(
  ring: number,
  { everyoneFromRing, adminsFromRing, maxRings }: HandoffPolicy,
): number | null {
  const wider = [everyoneFromRing, adminsFromRing].filter((from) => from > ring && from <= maxRings);
  return wider.length === 0 ? null : Math.min(...wider);
}
