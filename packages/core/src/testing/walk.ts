import { HandoffPolicy } from '@baton/protocol';
import type { Conversation, Holder, Message } from '@baton/protocol';
import fc from 'fast-check';
import { applyToConversation } from '../conversation/apply.ts';
import type { Act, ActType, Outcome } from '../handoff/act.ts';
import type { transition } from '../handoff/transition.ts';

const id = (end: string): string => `0198b2a4-0000-7000-8000-${end.padStart(12, '0')}`;
export const ALICE: Holder = { memberId: id('a1'), name: 'Alice' };
export const BOB: Holder = { memberId: id('b2'), name: 'Bob' };
export const START = Date.UTC(2026, 0, 5, 12);
export const policy = HandoffPolicy.parse({});
export const handoffIdOf = (number: number): string => id(`f${number}`);

export const newConversation = (): Conversation => ({
  id: id('c0'),
  botId: id('d0'),
  customer: { id: id('e0'), name: 'Yusuf Demir', language: 'tr' },
  connector: 'web_widget',
  owner: 'bot',
  fence: 0,
  createdAt: START,
  updatedAt: START,
  lastMessage: null,
  deliveredToCustomer: 0,
  readByCustomer: 0,
  readByOperator: 0,
  handoff: null,
  labels: [],
  snoozedUntil: null,
});

export const messageBy = (by: Message['by'], memberId: string | null = null): Message => ({
  id: id('ee'),
  conversationId: id('c0'),
  by,
  memberId,
  name: by,
  kind: 'text',
  text: 'hello',
});

/** One step of a walk, before it is known where the walk stands. `lag`: how old the fence is; `late`: about an older handoff. */
type Step = {
  type: ActType;
  who: Holder;
  by: Message['by'];
  note: boolean;
  lag: number;
  late: boolean;
  n: number;
};

/** How often each act is drawn; what opens and holds a handoff is drawn more, so that walks get far. */
const WEIGHTS: Record<ActType, number> = {
  request: 5,
  claim: 6,
  say: 6,
  release: 3,
  hand_back: 3,
  resolve: 2,
  acknowledge: 2,
  overdue_return: 1,
  nudge_lease: 2,
  keep_lease: 2,
  transfer: 3,
  snooze: 3,
  wake: 2,
  label: 1,
  cancel: 1,
  fail: 1,
  ring: 2,
  rang: 1,
  breach_sla: 1,
  read: 1,
  delivered: 1,
};
export const ACT_TYPES = Object.keys(WEIGHTS) as ActType[];

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.oneof(...ACT_TYPES.map((type) => ({ weight: WEIGHTS[type], arbitrary: fc.constant(type) }))),
  who: fc.constantFrom(ALICE, ALICE, BOB),
  by: fc.constantFrom('customer', 'bot', 'operator', 'system'),
  note: fc.nat(5).map((n) => n === 0),
  lag: fc.constantFrom(0, 0, 0, 1, 2),
  late: fc.nat(6).map((n) => n === 0),
  n: fc.nat(2),
});
export const steps = fc.array(step, { maxLength: 40, size: 'max' });

/** The act of a step; a request always names a handoff that is new at its place in the walk, unless it is late. */
function actOf(drawn: Step, conversation: Conversation, place: number): Act {
  const { type, who, n } = drawn;
  const fence = Math.max(0, conversation.fence - drawn.lag);
  const handoffId = drawn.late ? handoffIdOf(0) : (conversation.handoff?.id ?? handoffIdOf(1));
  const act: { [T in ActType]: () => Extract<Act, { type: T }> } = {
    request: () => ({
      type: 'request',
      handoffId: drawn.late ? handoffId : handoffIdOf(place + 1),
      reason: 'explicit',
      evidence: [],
      slaMs: policy.slaMs,
    }),
    claim: () => ({ type: 'claim', handoffId, operator: who, via: 'app' }),
    release: () => ({
      type: 'release',
      operator: who,
      fence,
      cause: (['operator', 'lease_expired', 'access_revoked'] as const)[n] ?? 'operator',
    }),
    hand_back: () => ({ type: 'hand_back', operator: who, fence, outcome: 'done', facts: {} }),
    resolve: () => ({ type: 'resolve', operator: who, fence }),
    transfer: () => ({
      type: 'transfer',
      operator: who,
      fence,
      to: drawn.late ? who : who === ALICE ? BOB : ALICE,
      note: 'yours?',
    }),
    snooze: () => ({ type: 'snooze', operator: who, fence, until: START + (place + n + 1) * 1000 }),
    wake: () => ({ type: 'wake', handoffId, cause: n === 0 ? 'time' : 'operator' }),
    label: () => ({
      type: 'label',
      by: who,
      add: [id('1a')].slice(0, n),
      remove: [id('1a'), id('1b')].slice(n),
    }),
    cancel: () => ({ type: 'cancel' }),
    fail: () => ({ type: 'fail', handoffId, failure: 'timeout' }),
    say: () => ({
      type: 'say',
      message: {
        ...messageBy(drawn.by, drawn.by === 'operator' ? who.memberId : null),
        kind: drawn.note ? 'note' : 'text',
      },
      fence,
    }),
    acknowledge: () => ({ type: 'acknowledge', fence }),
    read: () => ({ type: 'read', reader: n === 0 ? 'customer' : 'operator', upTo: place }),
    delivered: () => ({ type: 'delivered', upTo: place }),
    ring: () => ({ type: 'ring', handoffId, ring: (conversation.handoff?.ring ?? 0) + n }),
    rang: () => ({ type: 'rang', handoffId, ring: conversation.handoff?.ring ?? 0, reachable: n }),
    breach_sla: () => ({ type: 'breach_sla', handoffId }),
    nudge_lease: () => ({
      type: 'nudge_lease',
      handoffId,
      endsAt: START + place * 1000 + policy.leaseNudgeMs,
    }),
    keep_lease: () => ({ type: 'keep_lease', operator: who, fence }),
    overdue_return: () => ({ type: 'overdue_return', handoffId }),
  };
  return act[type]();
}

export const applyAll = (conversation: Conversation, outcome: Outcome): Conversation =>
  outcome.entries.reduce(
    (now, entry) => ('conversationId' in entry ? applyToConversation(now, entry) : now),
    conversation,
  );

export type Move = { before: Conversation; act: Act; outcome: Outcome; after: Conversation; now: number };

/** Walks from a new conversation, a second a step, and gives every move. */
export function walk(rule: typeof transition, path: readonly Step[]): Move[] {
  const moves: Move[] = [];
  let before = newConversation();
  for (const [place, drawn] of path.entries()) {
    const now = START + place * 1000;
    const act = actOf(drawn, before, place);
    const outcome = rule(before, act, now);
    const after = applyAll(before, outcome);
    moves.push({ before, act, outcome, after, now });
    before = after;
  }
  return moves;
}
