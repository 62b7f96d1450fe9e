import type { Conversation, Me } from '@baton/protocol';

/** What the lower third offers. */
export type Foot =
  | { kind: 'claim'; handoffId: string }
  | { kind: 'compose' }
  | { kind: 'with_operator'; name: string }
  | { kind: 'with_bot' }
  | { kind: 'closed' }
  | { kind: 'read_only' };

export function footOf(conversation: Conversation, me: Pick<Me, 'memberId' | 'permissions'>): Foot {
  const { owner, handoff } = conversation;
  if (owner === 'nobody') return { kind: 'closed' };
  if (owner === 'operator' && handoff?.operator) {
    const { memberId, name } = handoff.operator;
    return memberId === me.memberId ? { kind: 'compose' } : { kind: 'with_operator', name };
  }
  if (owner === 'queue' && handoff) {
    return me.permissions.includes('chatbot.respond')
      ? { kind: 'claim', handoffId: handoff.id }
      : { kind: 'read_only' };
  }
  return { kind: 'with_bot' };
}
