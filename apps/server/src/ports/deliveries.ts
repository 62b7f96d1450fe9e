import type { Ended, Notice, Subject } from '@baton/core';
import type { AlertKind, Conversation, PushKind } from '@baton/protocol';
import type { Address, NewDelivery, RingReference } from './journal.ts';

/** A delivery taken by this node until `leasedUntil`, with what the last check needs. */
export type TakenDelivery = Omit<NewDelivery, 'to'> &
  Address & {
    organizationId: string;
    attempts: number;
    conversation: Conversation | null;
    /** What it tells, or what it tells the end of, with the bot's or workflow's name; `null` for rings and what replaces them. */
    notice: Notice | null;
    name: string | null;
    /** What it tells is no longer so. */
    over: boolean;
  };

/** A decision that was held, and what it was about; its time has come. */
export type HeldDecision = {
  organizationId: string;
  seq: number;
  memberId: string;
  round: number;
  kind: AlertKind;
  subject: Subject;
  /** Of the bot or workflow. */
  name: string;
  body: Notice | RingReference;
  over: boolean;
};

export type HoldingAlert = { seq: number; tag: string; deviceIds: string[] };

export type DeliveryResult =
  /** `replacing`: its title, where it took the place of what was shown before. */
  | { id: string; state: 'accepted'; ticket: string | null; at: number; replacing?: string }
  | { id: string; state: 'queued'; dueAt: number; detail: string }
  | { id: string; state: 'failed' | 'expired' | 'replaced'; detail: string };

export type DeliveryState = {
  organizationId: string;
  handoffId: string | null;
  memberId: string;
  state: string;
};

/** A push that was accepted, with the transport's ticket for asking what became of it. */
export type TicketedDelivery = {
  id: string;
  deviceId: string;
  transport: string;
  ticket: string;
  /** Milliseconds. */
  sentAt: number;
};
/** What became of it; `failed` says why it did not arrive. */
export type Confirmation = { id: string; failed: string | null };

/** What is sent beside everything else, and never waits for it. `ringing`: rings, and what goes with them. */
export type Lane = { transport: string; ringing: boolean };

/** What rings or takes the place of what rang. */
export const RINGING_KINDS: readonly PushKind[] = [
  'escalation',
  'claimed',
  'withdrawn',
  'over',
  'conversation',
];

/** Whether it goes in the lane of rings: it calls somebody to a customer, ends such a call, or is an alarm. */
export const isRinging = ({ kind, loudness }: Pick<NewDelivery, 'kind' | 'loudness'>): boolean =>
  loudness === 'critical' || RINGING_KINDS.includes(kind);

/**
 * How long a node has deliveries to itself. What has no answer a little before is called off, so that nobody sends the same beside it; and
 * when a node dies, the others take them up after so long.
 */
export const LEASE_MS = 10_000;
export const SPARE_MS = 2000;
export const SEND_WITHIN_MS = LEASE_MS - SPARE_MS;

export interface Deliveries {
  /** Takes up to `limit` due deliveries, none of a `full` lane, escalations first and then the rest of their lane; nobody else gets them until the lease ends. */
  take(now: number, lease: { until: number; limit: number; full?: Lane[] }): Promise<TakenDelivery[]>;
  finish(results: DeliveryResult[]): Promise<void>;
  nextDue(): Promise<number | null>;
  /** Up to `limit` whose ticket is not settled, sent in this time (milliseconds), oldest first. */
  ticketed(sent: { after: number; until: number }, limit: number): Promise<TicketedDelivery[]>;
  /** Settles tickets. What the device has acknowledged stays so. */
  confirm(confirmations: Confirmation[]): Promise<void>;
  /** The address is dead, unless it was registered again after `since` (milliseconds); later rings skip it. */
  deviceGone(deviceId: string, at: number, since: number): Promise<void>;
  acknowledge(deliveryId: string, what: 'received' | 'opened' | 'acted', at: number): Promise<void>;
  find(deliveryId: string): Promise<DeliveryState | null>;
  /** Held decisions that are due, of one member after the other. */
  heldDue(now: number, limit: number): Promise<HeldDecision[]>;
  nextHeld(): Promise<number | null>;
  /** Alerts before an entry, of these kinds, that still hold; and where a push of each may stand. */
  holding(
    organizationId: string,
    of: Ended['of'],
    until: { before: number; kinds: AlertKind[] },
  ): Promise<HoldingAlert[]>;
  /** Devices that a ring of this handoff is for; `left`: it may be shown there. */
  ringedDevices(handoffId: string): Promise<{ deviceId: string; left: boolean }[]>;
}
