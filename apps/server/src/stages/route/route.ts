import { decide, transition } from '@baton/core';
import type { Decision } from '@baton/core';
import type { Conversation, Entry } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import { consequences } from '../../journal/perform.ts';
import type { NewDelivery } from '../../ports/journal.ts';
import type { PresenceReader } from '../../ports/presence.ts';
import type { StagePorts } from '../../ports/stage.ts';

const CALLS = ['handoff.requested', 'handoff.released', 'handoff.ring_due'] as const;
type Call = Extract<Entry, { type: (typeof CALLS)[number] }>;

const ringOf = (call: Call): number => (call.type === 'handoff.requested' ? call.handoff.ring : call.ring);

/** Whoever asks for a human, decides for every member: decisions with reasons, deliveries, and the entry that says who was reachable. */
export function route(ports: StagePorts, presence: PresenceReader): Follower {
  return {
    stage: 'route',
    types: CALLS,
    async follow(organizationId, entry) {
      const call = entry as Call;
      const loaded = await ports.journal.load(organizationId, call.conversationId);
      if (!loaded) return null;
      const { conversation } = loaded;
      const [policy, rows] = await Promise.all([
        ports.policyOf(conversation.botId),
        ports.directory.memberRules(organizationId, conversation.botId),
      ]);
      const members = rows.map((row) => ({ ...row, viewing: presence.viewing(row.memberId) }));
      const now = ports.clock.now();
      const ring = ringOf(call);
      const decisions = decide({ conversation, handoffId: call.handoffId, policy }, members, now);
      const reachable = decisions.filter(
        ({ verdict, reason }) => verdict === 'push' || reason === 'looking_at_it',
      ).length;
      const { entries } = transition(
        conversation,
        { type: 'rang', handoffId: call.handoffId, ring, reachable },
        now,
      );
      const { after: _after, ...written } = consequences(loaded, entries, policy);
      const expiresAt = now + (ring < policy.maxRings ? policy.ringEveryMs : policy.giveUpAfterMs);
      return {
        ...(entries.length > 0 ? { entries, ...written } : {}),
        decisions: decisions.map(({ memberId, verdict, reason, until }) => ({
          handoffId: call.handoffId,
          ring,
          memberId,
          verdict,
          reason,
          until,
          at: now,
        })),
        deliveries: deliveriesOf(ports, conversation, { call, ring, decisions, now, expiresAt }),
      };
    },
  };
}

type RingDetails = { call: Call; ring: number; decisions: Decision[]; now: number; expiresAt: number };

const deliveriesOf = (
  { newId }: StagePorts,
  conversation: Conversation,
  { call, ring, decisions, now, expiresAt }: RingDetails,
): NewDelivery[] =>
  decisions.flatMap((decision) =>
    decision.deviceIds.map((deviceId) => ({
      id: newId(),
      conversationId: conversation.id,
      handoffId: call.handoffId,
      deviceId,
      ring,
      kind: 'escalation' as const,
      seq: call.seq,
      dueAt: now,
      expiresAt,
    })),
  );
