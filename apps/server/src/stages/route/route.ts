import { handoffTag } from '@baton/protocol';
import { reaches, transition, wordsIn } from '@baton/core';
import type { Ring } from '@baton/core';
import type { Conversation, Entry, NewEntry } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import { consequences } from '../../journal/perform.ts';
import { LEASE_MS } from '../../ports/deliveries.ts';
import type { Change } from '../../ports/journal.ts';
import type { PresenceReader } from '../../ports/presence.ts';
import type { Expecting, StagePorts } from '../../ports/stage.ts';
import { Expected } from './expected.ts';
import type { Known } from './expected.ts';
import { ruledMembers } from './members.ts';
import { decisionRow, deliveryRows } from './queued.ts';
import { ringOut } from './ring.ts';

const CALLS = ['handoff.requested', 'handoff.released', 'handoff.ring_due'] as const;
type Call = Extract<Entry, { type: (typeof CALLS)[number] }>;

const ringOf = (call: Call): number => (call.type === 'handoff.requested' ? call.handoff.ring : call.ring);

/** Whoever asks for a human, decides for every member: decisions with reasons, deliveries, and the entry that says who was reachable. */
export function route(ports: StagePorts, presence: PresenceReader): Follower & { expect: Expecting } {
  const expected = new Expected(ports, presence);

  async function read(organizationId: string, conversationId: string): Promise<Known | null> {
    const loaded = await ports.journal.load(organizationId, conversationId);
    if (!loaded) return null;
    const subject = { type: 'bot' as const, id: loaded.conversation.botId };
    const now = ports.clock.now();
    return {
      loaded,
      members: await ruledMembers(ports.directory, presence, { organizationId, subject, now }),
    };
  }

  return {
    stage: 'route',
    types: [...CALLS],
    expect: (organizationId, entries, after) => expected.expect(organizationId, entries, after),
    async follow(organizationId, entry) {
      const call = entry as Call;
      const { handoffId, seq } = call;
      const asked = call.type === 'handoff.requested' ? await expected.take(call) : null;
      const known = asked ?? (await read(organizationId, call.conversationId));
      if (!known) return null;
      const { loaded, members } = known;
      const { conversation } = loaded;
      const now = ports.clock.now();
      const policy = await ports.policyOf(conversation.botId);
      const called = { handoffId, ring: ringOf(call) };
      const ring: Ring = { channel: 'escalation', topic: 'ring', conversation, policy, ...called };
      const decisions = ringOut(ring, members, now);
      const reachable = decisions.filter(reaches).length;
      const entries = rang(ports, ring, reachable, now);
      const { after: _after, ...written } = consequences(loaded, entries, policy);
      // What goes ahead compares the conversation, and nothing about a new handoff can be on its way that its first ring might overtake.
      const { version } = loaded;
      const atOnce = call.type === 'handoff.requested' && entries.length > 0 && version !== null;
      const leasedUntil = atOnce ? now + LEASE_MS : undefined;
      const queueing = { seq, now, newId: ports.newId, leasedUntil };
      const told = {
        alert: alertOf(ring, { seq, at: call.at }),
        decisions: decisions.map((one) => decisionRow(one, { seq, round: 0, now, tag: null, ring: called })),
        deliveries: decisions.flatMap((one) => deliveryRows(ring, one, queueing)),
      };
      const rest = entries.length > 0 ? { entries, ...written } : {};
      return atOnce
        ? { ahead: { unmoved: { conversationId: conversation.id, version }, ...told }, ...rest }
        : { ...rest, ...told };
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
