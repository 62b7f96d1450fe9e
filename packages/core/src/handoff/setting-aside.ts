import type { Conversation, NewEntry, WakeCause } from '@baton/protocol';
import type { Act } from './act.ts';
import { asHolder, handover, holds, line, nothing, refuse, sameHandoff, write } from './rule.ts';
import type { Rule } from './rule.ts';

/** What a holder does who cannot go on now: gives it to a teammate, or comes back to it later. */

export const transfer: Rule<'transfer'> = (conversation, act, now) =>
  asHolder(conversation, act, (handoff) =>
    holds(conversation, act.to)
      ? refuse('already_claimed', { claimedBy: act.to, claimedAt: handoff.claimedAt })
      : write({
          type: 'handoff.transferred',
          ...handover(conversation, handoff.id, now),
          from: act.operator,
          operator: act.to,
          note: act.note,
        }),
  );

/** A repeat of the transfer that gave it to whom it is with. */
export const transferred = (conversation: Conversation, act: Extract<Act, { type: 'transfer' }>): boolean =>
  holds(conversation, act.to) &&
  conversation.handoff?.transferredBy === act.operator.memberId &&
  act.fence === conversation.fence - 1;

export const snooze: Rule<'snooze'> = (conversation, act, now) =>
  asHolder(conversation, act, (handoff) =>
    conversation.snoozedUntil === act.until
      ? nothing
      : write({
          type: 'conversation.snoozed',
          ...line(conversation, now),
          handoffId: handoff.id,
          operator: act.operator,
          until: act.until,
        }),
  );

/** The end of a snooze, if there is one. */
export const woken = (conversation: Conversation, cause: WakeCause, now: number): NewEntry[] => {
  const { handoff, snoozedUntil } = conversation;
  if (!handoff?.operator || snoozedUntil === null) return [];
  return [
    {
      type: 'conversation.woken',
      ...line(conversation, now),
      handoffId: handoff.id,
      operator: handoff.operator,
      cause,
    },
  ];
};

export const wake: Rule<'wake'> = (conversation, act, now) =>
  sameHandoff(conversation, act.handoffId) ? write(...woken(conversation, act.cause, now)) : nothing;
