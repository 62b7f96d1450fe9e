import type { Conversation, Handoff, NewEntry, Owner } from '@baton/protocol';
import { cut } from '../conversation/cut.ts';
import type { Act, Outcome } from './act.ts';
import { label } from './label.ts';
import {
  asHolder,
  handover,
  heldBy,
  holds,
  ignore,
  line,
  notHolder,
  nothing,
  refuse,
  repeats,
  sameHandoff,
  write,
} from './rule.ts';
import type { Rule, Rules } from './rule.ts';
import { snooze, transfer, transferred, wake, woken } from './setting-aside.ts';

const LAST_WORDS = 300;

const request: Rule<'request'> = (conversation, act, now) => {
  const { lastMessage } = conversation;
  const lastWords = lastMessage?.by === 'customer' ? lastMessage.text : (act.lastWords ?? '');
  const handoff: Handoff = {
    id: act.handoffId,
    state: 'waiting',
    reason: act.reason,
    evidence: act.evidence,
    ...(lastWords !== '' && { lastWords: cut(lastWords, LAST_WORDS) }),
    ...(act.because && { because: act.because }),
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
    transferredBy: null,
  };
  return write({ type: 'handoff.requested', ...handover(conversation, act.handoffId, now), handoff });
};

const alreadyRequested: Rule<'request'> = (conversation, act) =>
  sameHandoff(conversation, act.handoffId)
    ? nothing
    : refuse('handoff_open', { handoffId: conversation.handoff?.id });

const closedToClaims: Rule<'claim'> = (conversation, act) =>
  refuse('not_waiting', { state: sameHandoff(conversation, act.handoffId)?.state ?? 'closed' });

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
    if (by === 'customer')
      return awake(conversation, added(conversation, act, now), { cause: 'customer', now });
    if (by === 'system' || kind === 'note') return added(conversation, act, now);
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
    if (!current) return refuse('stale_fence', { current: conversation.fence });
    return awake(conversation, added(conversation, act, now), { cause: 'operator', now });
  };

/** Words of either side end a snooze. */
const awake = (
  conversation: Conversation,
  said: Outcome,
  { cause, now }: { cause: 'customer' | 'operator'; now: number },
): Outcome => ({ ...said, entries: [...said.entries, ...woken(conversation, cause, now)] });

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
  transfer: notHolder,
  snooze: notHolder,
  wake: ignore,
  label,
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
    whileWaiting(conversation, act.handoffId, (handoff) => {
      if (handoff.slaBreached) return nothing;
      const about = { ...line(conversation, now), handoffId: handoff.id };
      const breached = write({ type: 'handoff.sla_breached', ...about });
      const ring = act.widenTo ?? 0;
      if (ring <= handoff.ring) return breached;
      return { ...breached, entries: [...breached.entries, { type: 'handoff.ring_due', ...about, ring }] };
    }),
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
  transfer: (conversation, act, now) =>
    transferred(conversation, act) ? nothing : transfer(conversation, act, now),
  snooze,
  wake,
  cancel: (conversation) => refuse('already_claimed', heldBy(conversation)),
  say: sayWhere(false, true),
  nudge_lease: (conversation, act, now) => {
    const handoff = sameHandoff(conversation, act.handoffId);
    if (!handoff || handoff.leaseEndsAt !== null || conversation.snoozedUntil !== null) return nothing;
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
