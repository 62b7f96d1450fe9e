type Bucket = { tokens: number; at: number };
type Device = Record<'minute' | 'hour' | 'noise', Bucket> & {
  /** Noise that may still leave before the other nodes are asked. */
  untilAsked: number;
};

/** Firebase's limits for one device; what goes beyond is dropped without a word, so it is held back here. `noise`: what collapses. */
const LIMITS = {
  minute: { burst: 240, everyMs: 60_000 / 240 },
  hour: { burst: 5000, everyMs: 3_600_000 / 5000 },
  noise: { burst: 20, everyMs: 3 * 60_000 },
} as const;
const FEW = 2;
/** Six of twenty are left for what three other nodes have sent and not yet told. */
export const SHARED_NOISE = { ...LIMITS.noise, burst: LIMITS.noise.burst - 3 * FEW };
export const TELL_AFTER_MS = 500;
const MOST_DEVICES = 10_000;

/** What one device has been sent of late. `shared`: other nodes send to it, too; `setNoise` says what all have left. */
export class DeviceLimits {
  readonly #devices = new Map<string, Device>();
  readonly #shared: boolean;
  readonly #limits: Record<'minute' | 'hour' | 'noise', { burst: number; everyMs: number }>;

  constructor(shared = false) {
    this.#shared = shared;
    this.#limits = shared ? { ...LIMITS, noise: SHARED_NOISE } : LIMITS;
  }

  /** Milliseconds until a push may go to this device; 0 when it may now, and then it is counted. */
  waitMs(address: string, noise: boolean, now: number): number {
    const device = this.#of(address, now);
    const names = (['minute', 'hour', 'noise'] as const).slice(0, noise ? 3 : 2);
    let wait = noise && device.untilAsked < 1 ? TELL_AFTER_MS : 0;
    for (const name of names) {
      const { burst, everyMs } = this.#limits[name];
      const bucket = device[name];
      bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / everyMs);
      bucket.at = now;
      if (bucket.tokens < 1) wait = Math.max(wait, Math.ceil((1 - bucket.tokens) * everyMs));
    }
    if (wait > 0) return wait;
    for (const name of names) device[name].tokens -= 1;
    if (noise && this.#shared) device.untilAsked -= 1;
    return 0;
  }

  setNoise(address: string, left: number, now: number): void {
    const device = this.#of(address, now);
    device.noise = { tokens: left, at: now };
    device.untilAsked = FEW;
  }

  /** The device that was quiet longest makes room. */
  #of(address: string, now: number): Device {
    const full = (name: keyof typeof LIMITS): Bucket => ({ tokens: this.#limits[name].burst, at: now });
    const device = this.#devices.get(address) ?? {
      minute: full('minute'),
      hour: full('hour'),
      noise: full('noise'),
      untilAsked: this.#shared ? FEW : Number.POSITIVE_INFINITY,
    };
    this.#devices.delete(address);
    this.#devices.set(address, device);
    if (this.#devices.size > MOST_DEVICES) this.#devices.delete(this.#devices.keys().next().value!);
    return device;
  }
}
