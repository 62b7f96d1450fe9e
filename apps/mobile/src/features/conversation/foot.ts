import type { Conversation, Me } from '@baton/protocol';

/** What the lower third offers. */
export type Foot =
  | { kind: 'claim'; handoffId: string }
  | { kind: 'compose' }
  /** `note`: whoever may respond may leave the holder a note. */
  | { kind: 'with_operator'; name: string; note: boolean }
  | { kind: 'with_bot' }
  | { kind: 'closed' }
  | { kind: 'read_only' };

export function footOf(conversation: Conversation, me: Pick<Me, 'memberId' | 'permissions'>): Foot {
  const { owner, handoff } = conversation;
  const responds = me.permissions.includes('chatbot.respond');
  if (owner === 'nobody') return { kind: 'closed' };
  if (owner === 'operator' && handoff?.operator) {
    const { memberId, name } = handoff.operator;
    if (memberId === me.memberId) return { kind: 'compose' };
    return { kind: 'with_operator', name, note: responds };
  }
  if (owner === 'queue' && handoff) {
    return responds ? { kind: 'claim', handoffId: handoff.id } : { kind: 'read_only' };
  }
  return { kind: 'with_bot' };
}
