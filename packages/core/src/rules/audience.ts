import type { HandoffPolicy } from '@baton/protocol';
import { decide } from './decide.ts';
import { reaches } from './decision.ts';
import type { Decision } from './decision.ts';
import { sampleAlert } from './sample-alert.ts';
import type { MemberRules } from './snapshot.ts';

/** `ring`: the first that reaches the member, `null` when none does; `decision`: that ring's, or of the last one. */
export type Hearing = { memberId: string; ring: number | null; decision: Decision };

/** Who would hear of a customer of this bot who began to wait at `now` (milliseconds), and from which ring on. */
export function audienceOf(
  bot: { id: string; policy: HandoffPolicy },
  members: readonly MemberRules[],
  now: number,
): Hearing[] {
  const { id, policy } = bot;
  const about = { subject: { type: 'bot' as const, id }, policy, at: now };
  const rings = [...new Set([0, policy.everyoneFromRing, policy.adminsFromRing])]
    .filter((ring) => ring <= policy.maxRings)
    .sort((a, b) => a - b);
  const decided = rings.map((ring) => ({
    ring,
    decisions: decide(sampleAlert('escalation.ring', { ...about, ring }), members, now),
  }));
  return members.map(({ memberId }, n) => {
    const first = decided.find(({ decisions }) => reaches(decisions[n]!));
    return { memberId, ring: first?.ring ?? null, decision: (first ?? decided.at(-1)!).decisions[n]! };
  });
}
