import type { Conversation } from '@baton/protocol';
import type { NewDelivery } from './journal.ts';

/** A delivery taken by this node until `leasedUntil`, with what the last check needs. */
export type TakenDelivery = NewDelivery & {
  organizationId: string;
  memberId: string;
  attempts: number;
  /** `gone`: the address is dead, or belongs to another organization's member now. */
  device: { transport: string; address: unknown; gone: boolean };
  conversation: Conversation | null;
};

export type DeliveryResult =
  | { id: string; state: 'accepted'; ticket: string | null; at: number }
  | { id: string; state: 'queued'; dueAt: number; detail: string }
  | { id: string; state: 'failed' | 'expired' | 'replaced'; detail: string };

export type DeliveryState = {
  organizationId: string;
  handoffId: string | null;
  memberId: string;
  state: string;
};

export interface Deliveries {
  /** Takes up to `limit` due deliveries, escalations first; nobody else gets them until the lease ends. */
  take(now: number, lease: { until: number; limit: number }): Promise<TakenDelivery[]>;
  finish(results: DeliveryResult[]): Promise<void>;
  nextDue(): Promise<number | null>;
  /** The address is dead; later rings skip it. */
  deviceGone(deviceId: string, at: number): Promise<void>;
  acknowledge(deliveryId: string, what: 'received' | 'opened' | 'acted', at: number): Promise<void>;
  find(deliveryId: string): Promise<DeliveryState | null>;
  /** Devices that a ring of this handoff is for; `left`: it may be shown there. */
  ringedDevices(handoffId: string): Promise<{ deviceId: string; left: boolean }[]>;
}
