import type { Entry } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import { consequences } from '../../journal/consequences.ts';
import type { Reach } from '../../ports/presence.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { byRules, ruledMembers } from './members.ts';
import { ringing } from './ring.ts';

const CALLS = ['handoff.requested', 'handoff.released', 'handoff.ring_due'] as const;
type Call = Extract<Entry, { type: (typeof CALLS)[number] }>;

const ringOf = (call: Call): number => (call.type === 'handoff.requested' ? call.handoff.ring : call.ring);

/** Whoever waits rings: once more, when it is due, or when the operator let go. A first ring is there already, see `first-ring.ts`. */
export const route = (ports: StagePorts, reach: Reach): Follower => ({
  stage: 'route',
  types: [...CALLS],
  async follow(organizationId, entry) {
    const call = entry as Call;
    const { handoffId, conversationId, at, seq } = call;
    if (call.type === 'handoff.requested' && (await rangAtOnce(ports, organizationId, call))) return null;
    const loaded = await ports.journal.load(organizationId, conversationId);
    if (!loaded) return null;
    const { conversation } = loaded;
    const { botId } = conversation;
    const about = { organizationId, subject: { type: 'bot' as const, id: botId }, now: ports.clock.now() };
    const [{ version, members }, policy] = await Promise.all([
      ruledMembers(ports.directory, reach, about),
      ports.policyOf(botId),
    ]);
    const called = { handoffId, ring: ringOf(call), at, seq };
    const { entries, ...rung } = ringing(ports, called, { conversation, policy, members });
    const told = { ...rung, ...byRules([version]) };
    if (entries.length === 0) return told;
    const { after: _after, ...rows } = consequences(loaded, entries, policy);
    return { entries, ...rows, ...told };
  },
});

/** The request's own commit has what its ring came to right behind it. */
async function rangAtOnce(
  { journal }: StagePorts,
  organizationId: string,
  { seq, handoffId }: Call,
): Promise<boolean> {
  const [next] = await journal.read(organizationId, { after: seq, limit: 1 });
  return next?.type === 'handoff.rang' && next.handoffId === handoffId;
}
