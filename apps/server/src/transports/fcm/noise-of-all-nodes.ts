import { createHash } from 'node:crypto';
import type { Budget } from '../../ports/budget.ts';
import { SHARED_NOISE, TELL_AFTER_MS } from './device-limits.ts';
import type { DeviceLimits } from './device-limits.ts';

export type NoiseSettings = { budget: Budget; now: () => number; failed: (error: unknown) => void };

const BEGINNING = 'fcm ';
const FULL_AGAIN_MS = SHARED_NOISE.burst * SHARED_NOISE.everyMs;
const LIMIT = { burst: SHARED_NOISE.burst, perSecond: 1000 / SHARED_NOISE.everyMs };

/**
 * All nodes together keep Firebase's limit for what collapses on one device. No push waits for the database: what was sent is booked together,
 * moments later, and the answer says what all have left; until it comes, a few more may leave. (Each node keeps the limits of 240 a
 * minute and 5,000 an hour by itself: noise never gets there, and no device has so many rings.)
 */
export class NoiseOfAllNodes {
  readonly #settings: NoiseSettings;
  readonly #limits: DeviceLimits;
  #sent = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #telling: Promise<void> = Promise.resolve();
  #forgottenAt = 0;

  constructor(settings: NoiseSettings, limits: DeviceLimits) {
    this.#settings = settings;
    this.#limits = limits;
  }

  sent(address: string): void {
    this.#add(address, 1);
  }

  #add(address: string, count: number): void {
    this.#sent.set(address, (this.#sent.get(address) ?? 0) + count);
    this.#timer ??= setTimeout(() => (this.#telling = this.#tell()), TELL_AFTER_MS).unref();
  }

  async close(): Promise<void> {
    await this.#telling;
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    await this.#tell();
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #tell(): Promise<void> {
    const sent = this.#sent;
    this.#sent = new Map();
    this.#timer = null;
    if (sent.size === 0) return;
    const { budget, now, failed } = this.#settings;
    const addresses = new Map([...sent.keys()].map((address) => [nameOf(address), address]));
    const spent = [...addresses].map(([name, address]) => ({ name, tokens: sent.get(address)! }));
    try {
      for (const { name, left } of await budget.spend(LIMIT, spent, now())) {
        const address = addresses.get(name)!;
        // What has left since is booked the next time.
        this.#limits.setNoise(address, left - (this.#sent.get(address) ?? 0), now());
      }
      await this.#forget();
    } catch (error) {
      failed(error);
      for (const [address, count] of sent) this.#add(address, count);
    }
  }

  async #forget(): Promise<void> {
    const { budget, now } = this.#settings;
    if (now() - this.#forgottenAt < FULL_AGAIN_MS) return;
    this.#forgottenAt = now();
    await budget.forget(BEGINNING, now() - FULL_AGAIN_MS);
  }
}

/** A device's address opens it to whoever has it: it is not kept here. */
const nameOf = (address: string): string =>
  BEGINNING + createHash('sha256').update(address).digest('base64url').slice(0, 22);
