import { handoffTag } from '@baton/protocol';
import { reaches, transition, wordsIn } from '@baton/core';
import type { Ring } from '@baton/core';
import type { Conversation, Entry, NewEntry } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import { consequences } from '../../journal/perform.ts';
import type { Change } from '../../ports/journal.ts';
import type { PresenceReader } from '../../ports/presence.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { ruledMembers } from './members.ts';
import { decisionRow, deliveryRows } from './queued.ts';
import { ringOut } from './ring.ts';

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
      const { handoffId, seq } = call;
      const loaded = await ports.journal.load(organizationId, call.conversationId);
      if (!loaded) return null;
      const { conversation } = loaded;
      const now = ports.clock.now();
      const subject = { type: 'bot' as const, id: conversation.botId };
      const [policy, members] = await Promise.all([
        ports.policyOf(conversation.botId),
        ruledMembers(ports.directory, presence, { organizationId, subject, now }),
      ]);
      const called = { handoffId, ring: ringOf(call) };
      const ring: Ring = { channel: 'escalation', topic: 'ring', conversation, policy, ...called };
      const decisions = ringOut(ring, members, now);
      const reachable = decisions.filter(reaches).length;
      const entries = rang(ports, ring, reachable, now);
      const { after: _after, ...written } = consequences(loaded, entries, policy);
      return {
        ...(entries.length > 0 ? { entries, ...written } : {}),
        alert: alertOf(ring, { seq, at: call.at }),
        decisions: decisions.map((one) => decisionRow(one, { seq, round: 0, now, tag: null, ring: called })),
        deliveries: decisions.flatMap((one) => deliveryRows(ring, one, { seq, now, newId: ports.newId })),
      };
    },
  };
}

const alertOf = (
  { conversation, handoffId, ring }: Ring,
  { seq, at }: { seq: number; at: number },
): NonNullable<Change['alert']> => ({
  seq,
  kind: 'escalation.ring',
  at,
  subject: { type: 'bot', id: conversation.botId },
  tag: handoffTag(handoffId),
  body: { conversationId: conversation.id, handoffId, ring },
});

/** Who was reached; and when nobody was, the customer is told so, once. */
function rang(ports: StagePorts, ring: Ring, reachable: number, now: number): NewEntry[] {
  const { conversation, handoffId } = ring;
  const { entries } = transition(conversation, { type: 'rang', handoffId, ring: ring.ring, reachable }, now);
  if (entries.length === 0 || reachable > 0 || conversation.handoff?.unreachable) return entries;
  const told = transition(
    conversation,
    { type: 'say', message: honestly(ports, conversation), fence: 0 },
    now,
  );
  return [...entries, ...told.entries];
}

const honestly = ({ newId }: StagePorts, { id, customer }: Conversation) => ({
  id: newId(),
  conversationId: id,
  by: 'system' as const,
  memberId: null,
  name: 'Baton',
  kind: 'text' as const,
  text: wordsIn(customer.language).nobodyReachable,
});
