import type { ConversationEntry } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { StagePorts } from '../../ports/stage.ts';

/** A phone that was offline still gets the replacement when it comes back within this time. */
const REPLACEMENT_LIVES_MS = 6 * 3_600_000;
const ENDS = ['handoff.claimed', 'handoff.failed', 'conversation.resolved'] as const;
type End = Extract<ConversationEntry, { type: (typeof ENDS)[number] }>;

/** Once a handoff no longer waits: rings that have not left never will, and those that are shown are replaced quietly. */
export function withdraw(ports: StagePorts, deliveries: Deliveries): Follower {
  return {
    stage: 'withdraw',
    types: ENDS,
    async follow(_organizationId, entry) {
      const { handoffId, conversationId, ...end } = entry as End;
      if (handoffId === null) return null;
      const now = ports.clock.now();
      const kind = end.type === 'handoff.claimed' ? ('claimed' as const) : ('withdrawn' as const);
      const ringed = await deliveries.ringedDevices(handoffId);
      if (ringed.length === 0) return null;
      return {
        withdraw: [handoffId],
        // Whether a ring has left is known only once it can no longer leave: the commit looks, after it has withdrawn.
        deliveries: ringed.map(({ deviceId }) => ({
          ifShown: true,
          id: ports.newId(),
          conversationId,
          handoffId,
          deviceId,
          // A handoff may be claimed, released and claimed again: each end replaces once.
          ring: end.seq,
          kind,
          seq: end.seq,
          dueAt: now,
          expiresAt: now + REPLACEMENT_LIVES_MS,
        })),
      };
    },
  };
}
