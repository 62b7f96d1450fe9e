import { reaches, ringOut, transition, wordsIn } from '@baton/core';
import type { Ring } from '@baton/core';
import { handoffTag } from '@baton/protocol';
import type { Conversation, HandoffPolicy, NewEntry } from '@baton/protocol';
import type { RuledMember } from '../../ports/directory.ts';
import type { Address, Change } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { decisionRow, deliveryRows } from './queued.ts';

/** Who asks, and by which entry. */
export type Call = { handoffId: string; ring: number; at: number; seq: number };
type Known = {
  conversation: Conversation;
  policy: HandoffPolicy;
  members: readonly RuledMember[];
  /** This node sends the pushes at once. */
  leasedUntil?: number;
};

/** What a ring writes: for every member a decision with its reason, the deliveries, and the entry that says who was reached. */
export function ringing(
  ports: Pick<StagePorts, 'clock' | 'newId'>,
  { handoffId, ring: round, at, seq }: Call,
  { conversation, policy, members, leasedUntil }: Known,
): Required<Pick<Change, 'entries' | 'alert' | 'decisions' | 'deliveries'>> {
  const now = ports.clock.now();
  const called = { handoffId, ring: round };
  const ring: Ring = { channel: 'escalation', topic: 'ring', conversation, policy, ...called };
  const decisions = ringOut(ring, members, now);
  const atOnce = leasedUntil === undefined ? undefined : { leasedUntil, to: placesOf(members) };
  const queueing = { seq, now, newId: ports.newId, atOnce };
  return {
    entries: rang(ports, ring, { reachable: decisions.filter(reaches).length, now }),
    alert: {
      seq,
      kind: 'escalation.ring',
      at,
      subject: { type: 'bot', id: conversation.botId },
      tag: handoffTag(handoffId),
      body: { conversationId: conversation.id, handoffId, ring: round },
    },
    decisions: decisions.map((one) => decisionRow(one, { seq, round: 0, now, tag: null, ring: called })),
    deliveries: decisions.flatMap((one) => deliveryRows(ring, one, queueing)),
  };
}

/** By device. */
const placesOf = (members: readonly RuledMember[]): Map<string, Address> =>
  new Map(
    members.flatMap(({ memberId, language, devices }) =>
      devices.map(({ id, transport, address }) => [
        id,
        { memberId, language, device: { transport, address, gone: false } },
      ]),
    ),
  );

/** Who was reached; and when nobody was, the customer is told so, once. */
function rang(
  ports: Pick<StagePorts, 'newId'>,
  { conversation, handoffId, ring }: Ring,
  { reachable, now }: { reachable: number; now: number },
): NewEntry[] {
  const { entries } = transition(conversation, { type: 'rang', handoffId, ring, reachable }, now);
  if (entries.length === 0 || reachable > 0 || conversation.handoff?.unreachable) return entries;
  const told = transition(
    conversation,
    { type: 'say', message: honestly(ports, conversation), fence: 0 },
    now,
  );
  return [...entries, ...told.entries];
}

const honestly = ({ newId }: Pick<StagePorts, 'newId'>, { id, customer }: Conversation) => ({
  id: newId(),
  conversationId: id,
  by: 'system' as const,
  memberId: null,
  name: 'Baton',
  kind: 'text' as const,
  text: wordsIn(customer.language).nobodyReachable,
});
