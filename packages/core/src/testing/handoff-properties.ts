import type { Conversation } from '@baton/protocol';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { applyToConversation } from '../conversation/apply.ts';
import type { ActType } from '../handoff/act.ts';
import { timersOwed } from '../handoff/timers.ts';
import type { TimerKind } from '../handoff/timers.ts';
import { policy, START, steps, walk } from './walk.ts';
import type { Move } from './walk.ts';
import type { Properties, Subject } from './subject.ts';

function must(truth: boolean, why: string): void {
  if (!truth) throw new Error(why);
}

/** A property of every move of every walk. */
const always =
  (check: (move: Move, subject: Subject) => void) =>
  (subject: Subject): fc.IProperty<unknown> =>
    fc.property(steps, (path) => {
      for (const move of walk(subject.transition, path)) check(move, subject);
    });

const heldBy = (conversation: Conversation): string | null =>
  conversation.owner === 'operator' ? (conversation.handoff?.operator?.memberId ?? null) : null;

const REPEATABLE = new Set<ActType>(['claim', 'hand_back', 'resolve', 'transfer', 'snooze', 'wake', 'label']);

/** DESIGN §3, promises 1 and 2. */
export const handoffProperties: Properties = {
  'the fence grows by exactly one at each change of owner, and at nothing else': always((move) => {
    let before = move.before;
    for (const entry of move.outcome.entries) {
      if (!('conversationId' in entry)) continue;
      const after = applyToConversation(before, entry);
      const same = after.owner === before.owner && heldBy(after) === heldBy(before);
      const grown = same ? 0 : 1;
      must(after.fence === before.fence + grown, `${entry.type}: fence ${before.fence} → ${after.fence}`);
      before = after;
    }
  }),

  'owner and handoff agree: one owner, and a holder only while claimed': always(({ after }) => {
    const { owner, handoff } = after;
    must((owner === 'operator') === (handoff?.state === 'claimed'), 'operator ⇔ claimed');
    must((owner === 'queue') === (handoff?.state === 'waiting'), 'queue ⇔ waiting');
    if (handoff?.state === 'claimed') must(handoff.operator !== null, 'a claim has its operator');
    if (handoff?.state === 'waiting') must(handoff.operator === null, 'who waits has no operator');
  }),

  'the holder alone speaks, and with the current fence': always(({ before, act, outcome }) => {
    if (act.type !== 'say' || act.message.by !== 'operator' || act.message.kind === 'note') return;
    const may = heldBy(before) === act.message.memberId && act.fence === before.fence;
    must(outcome.entries.length > 0 === may, 'heard exactly when they hold it');
    must((outcome.refusal === null) === may, 'and told so otherwise');
  }),

  'a note is written wherever the conversation is, by whoever leaves it, and moves nothing': always(
    (move) => {
      const { before, act, outcome, after } = move;
      if (act.type !== 'say' || act.message.by !== 'operator' || act.message.kind !== 'note') return;
      must(outcome.refusal === null && outcome.entries.length === 1, 'written');
      must(isDeepStrictEqual({ ...after, updatedAt: 0 }, { ...before, updatedAt: 0 }), 'nothing moves');
    },
  ),

  'the holder alone closes, hands back, releases and transfers': always(({ before, act, outcome }) => {
    if (
      act.type !== 'resolve' &&
      act.type !== 'hand_back' &&
      act.type !== 'release' &&
      act.type !== 'transfer'
    )
      return;
    if (act.type === 'transfer' && act.to === act.operator) return;
    const may = heldBy(before) === act.operator.memberId && act.fence === before.fence;
    must(outcome.entries.length === (may ? 1 : 0), `${act.type} by ${act.operator.name}`);
  }),

  'the first to claim wins; everybody else hears who did': always(({ before, act, outcome, after }) => {
    if (act.type !== 'claim') return;
    if (before.owner === 'queue' && before.handoff?.id === act.handoffId) {
      must(after.handoff?.operator?.memberId === act.operator.memberId, 'a waiting handoff is claimed');
    } else must(outcome.entries.length === 0, 'nothing else is');
    if (before.owner !== 'operator' || before.handoff?.id !== act.handoffId) return;
    const own = heldBy(before) === act.operator.memberId;
    must(outcome.refusal?.code === (own ? undefined : 'already_claimed'), 'own claim or the winner');
    if (!own)
      must(isDeepStrictEqual(outcome.refusal?.facts?.['claimedBy'], before.handoff.operator), 'winner');
  }),

  'a repeat of whatever changed hands is a success that changes nothing': always((move, subject) => {
    const { act, outcome, after, now } = move;
    if (!REPEATABLE.has(act.type)) return;
    if (outcome.entries.length === 0) return;
    const again = subject.transition(after, act, now + 1);
    must(again.entries.length === 0 && again.refusal === null, `${act.type} again`);
  }),

  'a bot speaks with the current fence of its own conversation; else it is refused and recorded': always(
    ({ before, act, outcome }) => {
      if (act.type !== 'say' || act.message.by !== 'bot' || act.message.kind === 'note') return;
      const may = before.owner === 'bot' && act.fence === before.fence;
      const [entry, ...more] = outcome.entries;
      must(entry?.type === (may ? 'message.added' : 'message.discarded') && more.length === 0, 'one entry');
      must(outcome.refusal?.code === (may ? undefined : 'stale_fence'), 'refused when stale');
      if (entry?.type === 'message.discarded')
        must(entry.fence === act.fence && entry.current === before.fence, 'with both fences');
    },
  ),

  'a customer is always heard, and opens a closed conversation': always(({ before, act, outcome, after }) => {
    if (act.type !== 'say' || act.message.by !== 'customer') return;
    must(outcome.refusal === null && outcome.entries.some(({ type }) => type === 'message.added'), 'heard');
    must(after.snoozedUntil === null, 'and nobody sleeps on');
    if (before.owner !== 'nobody') return;
    must(outcome.entries[0]?.type === 'conversation.reopened', 'opened first');
    must(after.owner === 'bot' && after.fence === before.fence + 1, 'for the bot, with a new fence');
  }),

  'only what an operator holds sleeps, and its lease rests': always(({ after }) => {
    if (after.snoozedUntil === null) return;
    must(
      after.owner === 'operator' && after.handoff?.leaseEndsAt === null,
      'held, without a lease that ends',
    );
  }),

  'a release keeps the wait: same start, next ring': always(({ before, outcome, after }) => {
    if (outcome.entries[0]?.type !== 'handoff.released') return;
    must(after.handoff?.waitingSince === before.handoff?.waitingSince, 'same start');
    must(after.handoff?.ring === (before.handoff?.ring ?? 0) + 1, 'next ring');
  }),

  'a refusal writes nothing but a discarded reply': always(({ outcome }) => {
    if (outcome.refusal === null) return;
    must(
      outcome.entries.every(({ type }) => type === 'message.discarded'),
      'refused and written',
    );
  }),
};

/** A timer that has fired is gone, whatever its act led to. */
const FIRED_BY: Partial<Record<ActType, TimerKind>> = {
  breach_sla: 'sla',
  ring: 'ring',
  fail: 'give_up',
  nudge_lease: 'lease_nudge',
  overdue_return: 'return_ack',
  wake: 'snooze',
};

/** DESIGN §3, promise 7: what a handoff's state owes the clock is armed, whatever led there. */
export const timerProperties: Properties = {
  'every timer that is owed is armed': (subject) =>
    fc.property(steps, (path) => {
      const armed = new Set<string>();
      for (const { before, act, outcome, after } of walk(subject.transition, path)) {
        let here = before;
        const fired = FIRED_BY[act.type];
        if (fired && outcome.entries.length > 0) armed.delete(`${before.handoff?.id} ${fired}`);
        for (const entry of outcome.entries) {
          if (!('conversationId' in entry)) continue;
          here = applyToConversation(here, entry);
          for (const { kind, handoffId, dueAt } of subject.timersAfter(entry, here, policy)) {
            const key = `${handoffId} ${kind}`;
            must(dueAt === null || dueAt > START, 'due after the walk began');
            if (dueAt === null) armed.delete(key);
            else armed.add(key);
          }
        }
        for (const kind of timersOwed(after, policy))
          must(armed.has(`${after.handoff?.id} ${kind}`), `${kind} is owed and not armed`);
      }
    }),
};
