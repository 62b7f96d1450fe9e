import type { PushPayload } from '@baton/protocol';
import type { z } from 'zod';

/** One push to one device. `tag` replaces what is shown: at most 32 characters of base64url. */
export type Push = {
  deliveryId: string;
  address: unknown;
  payload: PushPayload;
  ttlSeconds: number;
  urgency: 'critical' | 'high' | 'normal' | 'low';
  tag: string;
};

/** `gone`: the address is dead, prune it. `refused`: never try again. `misconfigured`: our credentials are wrong, call an admin. */
export type Receipt = { deliveryId: string } & (
  | { kind: 'accepted'; ticket?: string }
  | { kind: 'gone'; reason: string }
  | { kind: 'retry'; afterMs?: number; reason: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'misconfigured'; reason: string }
);

export interface Transport {
  readonly id: 'expo' | 'web_push' | 'fcm' | 'apns';
  readonly maxBatch: number;
  readonly addressSchema: z.ZodType;
  /** Never throws; one receipt per push. */
  send(batch: Push[], signal: AbortSignal): Promise<Receipt[]>;
  receipts?(tickets: string[], signal: AbortSignal): Promise<Map<string, Receipt | undefined>>;
  close(): Promise<void>;
}
