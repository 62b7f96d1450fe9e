import type { Conversation, Handoff, Holder, NewEntry, Refused } from '@baton/protocol';
import type { Act, ActType, Outcome } from './act.ts';

/** What the rules of every owner are made of. */

export type Rule<T extends ActType> = (
  conversation: Conversation,
  act: Extract<Act, { type: T }>,
  now: number,
) => Outcome;
export type Rules = { [T in ActType]: Rule<T> };

export const nothing: Outcome = { entries: [], refusal: null };
export const ignore = (): Outcome => nothing;
export const refuse = (code: Refused['code'], facts?: Record<string, unknown>): Outcome => ({
  entries: [],
  refusal: facts ? { code, facts } : { code },
});
export const write = (...entries: NewEntry[]): Outcome => ({ entries, refusal: null });

export const sameHandoff = (conversation: Conversation, handoffId: string): Handoff | null =>
  conversation.handoff?.id === handoffId ? conversation.handoff : null;
export const holds = (conversation: Conversation, operator: Holder): boolean =>
  conversation.handoff?.operator?.memberId === operator.memberId;
export const line = (conversation: Conversation, now: number) => ({
  at: now,
  conversationId: conversation.id,
});
export const handover = (conversation: Conversation, handoffId: string, now: number) => ({
  ...line(conversation, now),
  handoffId,
  fence: conversation.fence + 1,
});

/** The holder ended it with the fence before this one: a repeat of what was done. */
export const repeats = (
  conversation: Conversation,
  act: { operator: Holder; fence: number },
  state: Handoff['state'],
): boolean =>
  conversation.handoff?.state === state &&
  holds(conversation, act.operator) &&
  act.fence === conversation.fence - 1;

export const heldBy = (conversation: Conversation): Record<string, unknown> => ({
  claimedBy: conversation.handoff?.operator ?? null,
  claimedAt: conversation.handoff?.claimedAt ?? null,
});

export const notHolder = (conversation: Conversation): Outcome =>
  refuse('not_holder', { owner: conversation.owner, ...heldBy(conversation) });

/** Runs `then` for the operator who holds the conversation with the fence they think it has. */
export function asHolder(
  conversation: Conversation,
  act: { operator: Holder; fence: number },
  then: (handoff: Handoff) => Outcome,
): Outcome {
  if (!conversation.handoff || !holds(conversation, act.operator)) return notHolder(conversation);
  if (act.fence !== conversation.fence) return refuse('stale_fence', { current: conversation.fence });
  return then(conversation.handoff);
}
