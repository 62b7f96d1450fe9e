import type { Conversation, Handoff, Holder, NewEntry, Owner, Refused } from '@baton/protocol';
import type { Act, ActType, Outcome } from './act.ts';

type Rule<T extends ActType> = (
  conversation: Conversation,
  act: Extract<Act, { type: T }>,
  now: number,
) => Outcome;
type Rules = { [T in ActType]: Rule<T> };

const nothing: Outcome = { entries: [], refusal: null };
const ignore = (): Outcome => nothing;
const refuse = (code: Refused['code'], facts?: Record<string, unknown>): Outcome => ({
  entries: [],
  refusal: facts ? { code, facts } : { code },
});
const write = (...entries: NewEntry[]): Outcome => ({ entries, refusal: null });

const sameHandoff = (conversation: Conversation, handoffId: string): Handoff | null =>
  conversation.handoff?.id === handoffId ? conversation.handoff : null;
const holds = (conversation: Conversation, operator: Holder): boolean =>
  conversation.handoff?.operator?.memberId === operator.memberId;
const line = (conversation: Conversation, now: number) => ({ at: now, conversationId: conversation.id });
const handover = (conversation: Conversation, handoffId: string, now: number) => ({
  ...line(conversation, now),
  handoffId,
  fence: conversation.fence + 1,
});

/** The holder ended it with the fence before this one: a repeat of what was done. */
const repeats = (
  conversation: Conversation,
  act: { operator: Holder; fence: number },
  state: Handoff['state'],
): boolean =>
  conversation.handoff?.state === state &&
  holds(conversation, act.operator) &&
  act.fence === conversation.fence - 1;

const heldBy = (conversation: Conversation): Record<string, unknown> => ({
  claimedBy: conversation.handoff?.operator ?? null,
  claimedAt: conversation.handoff?.claimedAt ?? null,
});

const request: Rule<'request'> = (conversation, act, now) => {
  const handoff: Handoff = {
    id: act.handoffId,
    state: 'waiting',
    reason: act.reason,
    evidence: act.evidence,
    waitingSince: now,
    slaAt: now + act.slaMs,
    slaBreached: false,
    ring: 0,
    unreachable: false,
    operator: null,
    claimedAt: null,
    leaseEndsAt: null,
    failure: null,
    outcome: null,
    facts: null,
    closedAt: null,
    returnAcknowledged: false,
    returnOverdue: false,
  };
  return write({ type: 'handoff.requested', ...handover(conversation, act.handoffId, now), handoff });
};

const alreadyRequested: Rule<'request'> = (conversation, act) =>
  sameHandoff(conversation, act.handoffId)
    ? nothing
    : refuse('handoff_open', { handoffId: conversation.handoff?.id });

const closedToClaims: Rule<'claim'> = (conversation, act) =>
  refuse('not_waiting', { state: sameHandoff(conversation, act.handoffId)?.state ?? 'closed' });

const notHolder = (conversation: Conversation): Outcome =>
  refuse('not_holder', { owner: conversation.owner, ...heldBy(conversation) });

/** Runs `then` for the operator who holds the conversation with the fence they think it has. */
function asHolder(
  conversation: Conversation,
  act: { operator: Holder; fence: number },
  then: (handoff: Handoff) => Outcome,
): Outcome {
  if (!conversation.handoff || !holds(conversation, act.operator)) return notHolder(conversation);
  if (act.fence !== conversation.fence) return refuse('stale_fence', { current: conversation.fence });
  return then(conversation.handoff);
}

const added = (conversation: Conversation, act: Extract<Act, { type: 'say' }>, now: number): Outcome =>
  write({
    type: 'message.added',
    ...line(conversation, now),
    owner: conversation.owner,
    fence: conversation.fence,
    message: act.message,
  });

const sayWhere =
  (mayBot: boolean, mayOperator: boolean): Rule<'say'> =>
  (conversation, act, now) => {
    const { by, kind, memberId } = act.message;
    if (by === 'customer' || by === 'system' || kind === 'note') return added(conversation, act, now);
    const current = act.fence === conversation.fence;
    if (by === 'bot') {
      if (mayBot && current) return added(conversation, act, now);
      const discarded: NewEntry = {
        type: 'message.discarded',
        ...line(conversation, now),
        message: act.message,
        fence: act.fence,
        current: conversation.fence,
      };
      return {
        entries: [discarded],
        refusal: { code: 'stale_fence', facts: { current: conversation.fence, owner: conversation.owner } },
      };
    }
    if (!mayOperator || conversation.handoff?.operator?.memberId !== memberId) return notHolder(conversation);
    return current ? added(conversation, act, now) : refuse('stale_fence', { current: conversation.fence });
  };

const read: Rule<'read'> = (conversation, act, now) => {
  const known = act.reader === 'customer' ? conversation.readByCustomer : conversation.readByOperator;
  return act.upTo <= known
    ? nothing
    : write({ type: 'conversation.read', ...line(conversation, now), reader: act.reader, upTo: act.upTo });
};

const delivered: Rule<'delivered'> = (conversation, act, now) =>
  act.upTo <= conversation.deliveredToCustomer
    ? nothing
    : write({ type: 'conversation.delivered', ...line(conversation, now), upTo: act.upTo });

/** True wherever the conversation is; a rule of one owner overrides. */
const anywhere: Rules = {
  request,
  claim: closedToClaims,
  release: (conversation, act) => (act.cause === 'operator' ? notHolder(conversation) : nothing),
  hand_back: (conversation, act) =>
    repeats(conversation, act, 'returned') ? nothing : notHolder(conversation),
  resolve: notHolder,
  cancel: ignore,
  fail: ignore,
  say: sayWhere(false, false),
  acknowledge: ignore,
  read,
  delivered,
  ring: ignore,
  rang: ignore,
  breach_sla: ignore,
  nudge_lease: ignore,
  keep_lease: notHolder,
  overdue_return: ignore,
};

const withBot: Rules = {
  ...anywhere,
  say: sayWhere(true, false),
  acknowledge: (conversation, act, now) => {
    const { handoff } = conversation;
    if (handoff?.state !== 'returned' || handoff.returnAcknowledged) return nothing;
    if (act.fence !== conversation.fence) return refuse('stale_fence', { current: conversation.fence });
    return write({ type: 'handoff.return_acknowledged', ...line(conversation, now), handoffId: handoff.id });
  },
  overdue_return: (conversation, act, now) => {
    const handoff = sameHandoff(conversation, act.handoffId);
    if (handoff?.state !== 'returned' || handoff.returnAcknowledged || handoff.returnOverdue) return nothing;
    return write({ type: 'handoff.return_overdue', ...line(conversation, now), handoffId: handoff.id });
  },
};

/** Runs `then` for the handoff that waits, if it is the one meant. */
const whileWaiting = (
  conversation: Conversation,
  handoffId: string,
  then: (handoff: Handoff) => Outcome,
): Outcome => {
  const handoff = sameHandoff(conversation, handoffId);
  return handoff ? then(handoff) : nothing;
};

const inQueue: Rules = {
  ...anywhere,
  request: alreadyRequested,
  claim: (conversation, act, now) => {
    const handoff = sameHandoff(conversation, act.handoffId);
    if (!handoff) return closedToClaims(conversation, act, now);
    const waitedMs = Math.max(0, now - handoff.waitingSince);
    return write({
      type: 'handoff.claimed',
      ...handover(conversation, handoff.id, now),
      operator: act.operator,
      via: act.via,
      waitedMs,
    });
  },
  cancel: (conversation, _act, now) =>
    conversation.handoff
      ? write({
          type: 'handoff.failed',
          ...handover(conversation, conversation.handoff.id, now),
          failure: 'cancelled',
        })
      : nothing,
  fail: (conversation, act, now) =>
    whileWaiting(conversation, act.handoffId, (handoff) =>
      write({ type: 'handoff.failed', ...handover(conversation, handoff.id, now), failure: act.failure }),
    ),
  ring: (conversation, act, now) =>
    whileWaiting(conversation, act.handoffId, (handoff) =>
      act.ring > handoff.ring
        ? write({
            type: 'handoff.ring_due',
            ...line(conversation, now),
            handoffId: handoff.id,
            ring: act.ring,
          })
        : nothing,
    ),
  rang: (conversation, act, now) =>
    whileWaiting(conversation, act.handoffId, (handoff) =>
      write({
        type: 'handoff.rang',
        ...line(conversation, now),
        handoffId: handoff.id,
        ring: act.ring,
        reachable: act.reachable,
      }),
    ),
  breach_sla: (conversation, act, now) =>
    whileWaiting(conversation, act.handoffId, (handoff) =>
      handoff.slaBreached
        ? nothing
        : write({ type: 'handoff.sla_breached', ...line(conversation, now), handoffId: handoff.id }),
    ),
};

const withOperator: Rules = {
  ...anywhere,
  request: alreadyRequested,
  claim: (conversation, act, now) => {
    if (!sameHandoff(conversation, act.handoffId)) return closedToClaims(conversation, act, now);
    return holds(conversation, act.operator) ? nothing : refuse('already_claimed', heldBy(conversation));
  },
  release: (conversation, act, now) => {
    const release = (handoff: Handoff) =>
      write({
        type: 'handoff.released',
        ...handover(conversation, handoff.id, now),
        operator: act.operator,
        cause: act.cause,
        ring: handoff.ring + 1,
      });
    if (act.cause === 'operator') return asHolder(conversation, act, release);
    return conversation.handoff && holds(conversation, act.operator) && act.fence === conversation.fence
      ? release(conversation.handoff)
      : nothing;
  },
  hand_back: (conversation, act, now) =>
    asHolder(conversation, act, (handoff) =>
      write({
        type: 'handoff.returned',
        ...handover(conversation, handoff.id, now),
        operator: act.operator,
        outcome: act.outcome,
        facts: act.facts,
      }),
    ),
  resolve: (conversation, act, now) =>
    asHolder(conversation, act, (handoff) =>
      write({
        type: 'conversation.resolved',
        ...line(conversation, now),
        operator: act.operator,
        handoffId: handoff.id,
        fence: conversation.fence + 1,
      }),
    ),
  cancel: (conversation) => refuse('already_claimed', heldBy(conversation)),
  say: sayWhere(false, true),
  nudge_lease: (conversation, act, now) => {
    const handoff = sameHandoff(conversation, act.handoffId);
    if (!handoff || handoff.leaseEndsAt !== null) return nothing;
    return write({
      type: 'handoff.lease_ending',
      ...line(conversation, now),
      handoffId: handoff.id,
      endsAt: act.endsAt,
    });
  },
  keep_lease: (conversation, act, now) =>
    asHolder(conversation, act, (handoff) =>
      handoff.leaseEndsAt === null
        ? nothing
        : write({ type: 'handoff.lease_kept', ...line(conversation, now), handoffId: handoff.id }),
    ),
};

const closed: Rules = {
  ...anywhere,
  request: (conversation, act, now) => reopen(conversation, now, (open) => request(open, act, now)),
  resolve: (conversation, act) =>
    repeats(conversation, act, 'resolved') ? nothing : refuse('conversation_closed'),
  say: (conversation, act, now) =>
    act.message.by === 'customer'
      ? reopen(conversation, now, (open) => added(open, act, now))
      : sayWhere(false, false)(conversation, act, now),
};

function reopen(conversation: Conversation, now: number, then: (open: Conversation) => Outcome): Outcome {
  const fence = conversation.fence + 1;
  const { entries, refusal } = then({ ...conversation, owner: 'bot', fence });
  return {
    entries: [{ type: 'conversation.reopened', ...line(conversation, now), fence }, ...entries],
    refusal,
  };
}

/** Every owner answers every act; the compiler keeps it complete. */
export const TRANSITIONS: Record<Owner, Rules> = {
  bot: withBot,
  queue: inQueue,
  operator: withOperator,
  nobody: closed,
};

/** What follows when `act` is done to `conversation` at `now` (milliseconds). Pure. */
export function transition(conversation: Conversation, act: Act, now: number): Outcome {
  const rule = TRANSITIONS[conversation.owner][act.type] as (
    conversation: Conversation,
    act: Act,
    now: number,
  ) => Outcome;
  return rule(conversation, act, now);
}
