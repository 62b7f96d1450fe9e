type Bucket = { tokens: number; at: number };

/** Firebase's limits for one device; what goes beyond is dropped without a word, so it is held back here. */
const LIMITS = {
  minute: { burst: 240, everyMs: 60_000 / 240 },
  hour: { burst: 5000, everyMs: 3_600_000 / 5000 },
  collapsible: { burst: 20, everyMs: 3 * 60_000 },
} as const;
const MOST_DEVICES = 10_000;

/** What one device has been sent of late, by this node. */
export class DeviceLimits {
  readonly #devices = new Map<string, Record<keyof typeof LIMITS, Bucket>>();

  /** Milliseconds until a push may go to this device; 0 when it may now, and then it is counted. */
  waitMs(address: string, collapsible: boolean, now: number): number {
    const buckets = this.#of(address, now);
    const names = (['minute', 'hour', 'collapsible'] as const).slice(0, collapsible ? 3 : 2);
    let wait = 0;
    for (const name of names) {
      const { burst, everyMs } = LIMITS[name];
      const bucket = buckets[name];
      bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / everyMs);
      bucket.at = now;
      if (bucket.tokens < 1) wait = Math.max(wait, Math.ceil((1 - bucket.tokens) * everyMs));
    }
    if (wait === 0) for (const name of names) buckets[name].tokens -= 1;
    return wait;
  }

  /** The device that was quiet longest makes room. */
  #of(address: string, now: number): Record<keyof typeof LIMITS, Bucket> {
    const buckets = this.#devices.get(address) ?? {
      minute: { tokens: LIMITS.minute.burst, at: now },
      hour: { tokens: LIMITS.hour.burst, at: now },
      collapsible: { tokens: LIMITS.collapsible.burst, at: now },
    };
    this.#devices.delete(address);
    this.#devices.set(address, buckets);
    if (this.#devices.size > MOST_DEVICES) this.#devices.delete(this.#devices.keys().next().value!);
    return buckets;
  }
}
