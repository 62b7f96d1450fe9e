import type { Conversation, HandoffPolicy } from '@baton/protocol';
import { can } from '../access/policy.ts';
import type { Decision, Reason, Verdict } from './decision.ts';
import { quietUntil } from './quiet-hours.ts';
import type { MemberRules } from './snapshot.ts';

/** A ring of a handoff, to be decided for every member. */
export type Ring = { conversation: Conversation; handoffId: string; policy: HandoffPolicy };

/** One decision for every member, always with its reason. Pure; `now` in milliseconds. */
export const decide = (ring: Ring, members: readonly MemberRules[], now: number): Decision[] =>
  members.map((member) => decideFor(ring, member, now));

/** The gates, in order; the first that closes names the reason. */
function decideFor(ring: Ring, member: MemberRules, now: number): Decision {
  const answer = (verdict: Verdict, reason: Reason, until: number | null = null): Decision => ({
    memberId: member.memberId,
    verdict,
    reason,
    until,
    deviceIds: verdict === 'push' || verdict === 'push_quietly' ? member.deviceIds : [],
  });
  const { handoff } = ring.conversation;
  if (!can(member.role, 'chatbot.respond')) return answer('skip', 'no_permission');
  if (handoff?.id !== ring.handoffId || handoff.state !== 'waiting') return answer('skip', 'not_waiting');
  if (!member.subscribed) return answer('skip', 'not_subscribed');
  if (member.viewing === ring.conversation.id) return answer('skip', 'looking_at_it');
  const until = member.quietHours && quietUntil(member.quietHours, now);
  if (until !== null && !(member.overrideQuietHours ?? ring.policy.escalationsOverrideQuietHours))
    return answer('hold', 'quiet_hours', until);
  if (member.deviceIds.length === 0) return answer('skip', 'no_device');
  return answer('push', until === null ? 'handoff_waits' : 'overrides_quiet_hours');
}
