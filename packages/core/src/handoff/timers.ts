import type { Conversation, HandoffPolicy, NewEntry } from '@baton/protocol';

/** What the clock is waiting to do about a handoff. One of each kind per handoff at the most. */
export const TIMER_KINDS = [
  'sla',
  'ring',
  'give_up',
  'lease_nudge',
  'lease_end',
  'snooze',
  'return_ack',
] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

export type TimerChange = { kind: TimerKind; handoffId: string; dueAt: number | null };

const WAITING: readonly TimerKind[] = ['sla', 'ring', 'give_up'];
const LEASE: readonly TimerKind[] = ['lease_nudge', 'lease_end'];
const CLAIMED: readonly TimerKind[] = [...LEASE, 'snooze'];
const off = (handoffId: string, kinds: readonly TimerKind[]): TimerChange[] =>
  kinds.map((kind) => ({ kind, handoffId, dueAt: null }));

/** The timers that an entry arms (`dueAt`) or disarms (`null`); `after` is the conversation with the entry applied. */
export function timersAfter(entry: NewEntry, after: Conversation, policy: HandoffPolicy): TimerChange[] {
  const { handoff } = after;
  if (!handoff) return [];
  const arm = (kind: TimerKind, dueAt: number): TimerChange => ({ kind, handoffId: handoff.id, dueAt });
  const nextRing = (ring: number): TimerChange[] =>
    ring < policy.maxRings ? [arm('ring', entry.at + policy.ringEveryMs)] : off(handoff.id, ['ring']);
  const nudge = () => arm('lease_nudge', entry.at + Math.max(0, policy.leaseMs - policy.leaseNudgeMs));
  switch (entry.type) {
    case 'handoff.requested':
    case 'handoff.released':
      return [
        ...off(handoff.id, CLAIMED),
        ...(handoff.slaBreached ? [] : [arm('sla', handoff.slaAt)]),
        ...nextRing(handoff.ring),
        // A customer who was released waits again: they get the full time from now, not an instant failure.
        arm('give_up', entry.at + policy.giveUpAfterMs),
      ];
    case 'handoff.ring_due':
      return nextRing(entry.ring);
    case 'handoff.claimed':
      return [...off(handoff.id, WAITING), nudge()];
    case 'handoff.transferred':
      return [...off(handoff.id, ['lease_end', 'snooze']), nudge()];
    case 'conversation.snoozed':
      return [...off(handoff.id, LEASE), arm('snooze', entry.until)];
    case 'conversation.woken':
      return [...off(handoff.id, ['snooze']), nudge()];
    case 'handoff.lease_ending':
      return [arm('lease_end', entry.endsAt)];
    case 'handoff.lease_kept':
      return [...off(handoff.id, ['lease_end']), nudge()];
    case 'handoff.returned':
      return [...off(handoff.id, CLAIMED), arm('return_ack', entry.at + policy.returnAckMs)];
    case 'handoff.return_acknowledged':
      return off(handoff.id, ['return_ack']);
    case 'handoff.failed':
      return off(handoff.id, WAITING);
    case 'conversation.resolved':
      return off(handoff.id, [...WAITING, ...CLAIMED]);
    default:
      return [];
  }
}

/** The timers that must be armed for a handoff in this state; the auditor compares them with those that are. */
export function timersOwed(conversation: Conversation, policy: HandoffPolicy): TimerKind[] {
  const { handoff } = conversation;
  if (!handoff) return [];
  switch (handoff.state) {
    case 'waiting':
      return [
        ...(handoff.slaBreached ? [] : (['sla'] as const)),
        ...(handoff.ring < policy.maxRings ? (['ring'] as const) : []),
        'give_up',
      ];
    case 'claimed':
      if (conversation.snoozedUntil !== null) return ['snooze'];
      return handoff.leaseEndsAt === null ? ['lease_nudge'] : ['lease_end'];
    case 'returned':
      return handoff.returnAcknowledged || handoff.returnOverdue ? [] : ['return_ack'];
    case 'resolved':
    case 'failed':
      return [];
  }
}
