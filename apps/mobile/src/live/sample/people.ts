import type { CannedReply, Conversation, Handoff, Label } from '@baton/protocol';

/** A night at a travel company: what the gallery and the tests show. */
export const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const ALICE = { id: id(1), name: 'Alice Meyer', role: 'operator' } as const;
export const BEN = { id: id(2), name: 'Ben Okafor', role: 'admin' } as const;
export const NADIA = { id: id(3), name: 'Nadia Rahal', role: 'operator' } as const;

const POLICY = {
  slaMs: 180_000,
  ringEveryMs: 60_000,
  maxRings: 5,
  everyoneFromRing: 1,
  adminsFromRing: 2,
  giveUpAfterMs: 900_000,
  leaseMs: 600_000,
  leaseNudgeMs: 60_000,
  returnAckMs: 60_000,
  fallbackThreshold: 2,
  escalationsOverrideQuietHours: true,
  contentFreePushes: false,
};
const bot = (number: number, name: string) =>
  ({ id: id(number), name, status: 'running', platform: 'api', policy: POLICY }) as const;
export const BOOKING = bot(11, 'Booking');
export const REFUNDS = bot(12, 'Refunds');
export const LOYALTY = bot(13, 'Loyalty');

export const LABELS: Label[] = [
  { id: id(21), name: 'Refund', colour: 'teal' },
  { id: id(22), name: 'Missed connection', colour: 'orange' },
];
export const REPLIES: CannedReply[] = [
  {
    id: id(31),
    shortcut: 'hello',
    text: 'Hello {{customer.first_name}}, this is {{operator.name}}. One moment please.',
    botId: null,
  },
];

export function handoff(number: number, part: Partial<Handoff> & Pick<Handoff, 'waitingSince'>): Handoff {
  return {
    id: id(1000 + number),
    state: 'waiting',
    reason: 'explicit',
    evidence: [],
    slaAt: part.waitingSince + POLICY.slaMs,
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
    ...part,
  };
}

type Started = Partial<Conversation> & {
  number: number;
  name: string;
  at: number;
  words?: string;
  by?: 'customer' | 'bot' | 'operator';
};

export function conversation({ number, name, at, words, by = 'customer', ...part }: Started): Conversation {
  const speaker = by === 'customer' ? name : by === 'bot' ? BOOKING.name : BEN.name;
  return {
    id: id(100 + number),
    botId: BOOKING.id,
    customer: { id: id(500 + number), name, language: 'en' },
    connector: 'web_widget',
    owner: 'bot',
    fence: 0,
    createdAt: at - 600_000,
    updatedAt: at,
    lastMessage:
      words === undefined ? null : { by, name: speaker, kind: 'text', text: words, at, seq: number },
    deliveredToCustomer: 0,
    readByCustomer: 0,
    readByOperator: 0,
    handoff: null,
    labels: [],
    snoozedUntil: null,
    ...part,
  };
}
