import type { Conversation, Me } from '@baton/protocol';

/** What the lower third offers. */
export type Foot =
  | { kind: 'compose' }
  | { kind: 'read_only' }
  /** Whoever may claim may leave a note, too. */
  | { kind: 'claim'; handoffId: string; note: true }
  /** `note`: whoever may respond may leave the team a note. */
  | { kind: 'with_operator'; name: string; note: boolean }
  | { kind: 'with_bot'; note: boolean }
  | { kind: 'closed'; note: boolean };

export function footOf(conversation: Conversation, me: Pick<Me, 'memberId' | 'permissions'>): Foot {
  const { owner, handoff } = conversation;
  const note = me.permissions.includes('chatbot.respond');
  if (owner === 'nobody') return { kind: 'closed', note };
  if (owner === 'operator' && handoff?.operator) {
    const { memberId, name } = handoff.operator;
    if (memberId === me.memberId) return { kind: 'compose' };
    return { kind: 'with_operator', name, note };
  }
  if (owner === 'queue' && handoff) {
    return note ? { kind: 'claim', handoffId: handoff.id, note } : { kind: 'read_only' };
  }
  return { kind: 'with_bot', note };
}
