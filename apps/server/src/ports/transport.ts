import type { PushPayload } from '@baton/protocol';
import type { z } from 'zod';

/**
 * One push to one device. `urgency`: how soon it wakes the device; how loud it is there, the payload says. `tag`: what a service keeps only the
 * newest of while the device is away; at most 32 characters of base64url. What is shown is replaced by `payload.tag`. `noise`: it shares its tag
 * with all noise, and may come late or never; what is not noise is kept for a device that is away.
 */
export type Push = {
  deliveryId: string;
  address: unknown;
  payload: PushPayload;
  ttlSeconds: number;
  urgency: 'critical' | 'high' | 'normal' | 'low';
  tag: string;
  noise: boolean;
};

/**
 * What the service said of one push. `gone`: the address is dead, prune it, unless it was registered again after `since` (milliseconds).
 * `held`: it was not sent at all, and may be after `afterMs`, where that is known. `refused`: never try again. `misconfigured`: our credential does not open this address; without `sick`, perhaps this one alone. `sick`: not
 * about this device, the service or our credential fails as a whole; the breaker counts these.
 */
export type Verdict =
  | { kind: 'accepted'; ticket?: string }
  | { kind: 'gone'; reason: string; since?: number }
  | { kind: 'retry'; afterMs?: number; reason: string; sick?: true; held?: true }
  | { kind: 'refused'; reason: string }
  | { kind: 'misconfigured'; reason: string; sick?: true };

export type Receipt = { deliveryId: string } & Verdict;

export interface Transport {
  readonly id: 'expo' | 'web_push' | 'fcm' | 'apns';
  /** How many pushes one request carries; `send` is given at most so many. */
  readonly maxBatch: number;
  /** Longest wait before the second, third, … try, in milliseconds; the last one repeats. The wait is drawn evenly from 0 to it. */
  readonly retryMs: readonly [number, ...number[]];
  readonly addressSchema: z.ZodType;
  /** What falls sick together, such as the push service of one browser maker; without it, the whole transport. */
  circuitOf?(address: unknown): string;
  /** Whether what becomes of a push to it tells of all others: a browser maker's service says nothing of the others'. Without it, it does. */
  tellsOfAll?(address: unknown): boolean;
  /** Never throws; one receipt per push. */
  send(batch: Push[], signal: AbortSignal): Promise<Receipt[]>;
  receipts?(tickets: string[], signal: AbortSignal): Promise<Map<string, Receipt | undefined>>;
  close(): Promise<void>;
}
