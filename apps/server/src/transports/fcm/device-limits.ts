import type { Push } from '../../ports/transport.ts';
import { isSilent } from '../banner.ts';

type Bucket = { tokens: number; at: number };
type Device = Record<'minute' | 'hour' | 'collapsing', Bucket> & {
  /** What collapses and may still leave before the other nodes are asked. */
  untilAsked: number;
  /** Collapse keys, besides that of noise, that may have something pending; until when. */
  keys: Map<string, number>;
};

/** `afterMs`: how long it has to wait. `collapseKey`: what it takes the place of while the device is away; `null`: it stands alone. */
type Admitted = { afterMs: number; collapseKey: string | null };

/** Firebase's limits for one device; what goes beyond is dropped or delayed without a word, so it is held back here. */
const LIMITS = {
  minute: { burst: 240, everyMs: 60_000 / 240 },
  hour: { burst: 5000, everyMs: 3_600_000 / 5000 },
  collapsing: { burst: 20, everyMs: 3 * 60_000 },
} as const;
/** So many of them noise leaves alone. */
const KEPT_FROM_NOISE = 6;
/** Firebase keeps four keys for a device; one is that of all noise. */
const MOST_KEYS = 3;
const FEW = 2;
/** Six of twenty are left for what three other nodes have sent and not yet told. */
export const SHARED_NOISE = { ...LIMITS.collapsing, burst: LIMITS.collapsing.burst - 3 * FEW };
export const TELL_AFTER_MS = 500;
const MOST_DEVICES = 10_000;

/**
 * What one device has been sent of late. `shared`: other nodes send to it, too; `setNoise` says what all have left.
 *
 * Noise collapses, and waits for its turn. The rest never waits: while there is room it collapses under its own key, so that "Claimed by
 * Alice" reaches a phone that was away in the place of the ring; without room it stands alone, and the phone gets both, one upon the other.
 */
export class DeviceLimits {
  readonly #devices = new Map<string, Device>();
  readonly #shared: boolean;
  readonly #limits: Record<'minute' | 'hour' | 'collapsing', { burst: number; everyMs: number }>;

  constructor(shared = false) {
    this.#shared = shared;
    this.#limits = shared ? { ...LIMITS, collapsing: SHARED_NOISE } : LIMITS;
  }

  /** Whether and how a push may go to this device now; if it may, it is counted. */
  admit(address: string, push: Push, now: number): Admitted {
    const device = this.#of(address, now);
    for (const name of ['minute', 'hour', 'collapsing'] as const) this.#fill(device[name], name, now);
    const collapses = push.noise || (!isSilent(push) && this.#hasRoom(device, push.tag, now));
    const afterMs = Math.max(
      this.#waitMs(device, 'minute', 1),
      this.#waitMs(device, 'hour', 1),
      push.noise ? this.#waitMs(device, 'collapsing', 1 + KEPT_FROM_NOISE) : 0,
      push.noise && device.untilAsked < 1 ? TELL_AFTER_MS : 0,
    );
    if (afterMs > 0) return { afterMs, collapseKey: null };
    device.minute.tokens -= 1;
    device.hour.tokens -= 1;
    if (!collapses) return { afterMs, collapseKey: null };
    device.collapsing.tokens -= 1;
    if (this.#shared) device.untilAsked -= 1;
    if (!push.noise) device.keys.set(push.tag, now + push.ttlSeconds * 1000);
    return { afterMs, collapseKey: push.tag };
  }

  setNoise(address: string, left: number, now: number): void {
    const device = this.#of(address, now);
    device.collapsing = { tokens: left, at: now };
    device.untilAsked = FEW;
  }

  #hasRoom({ collapsing, untilAsked, keys }: Device, tag: string, now: number): boolean {
    for (const [key, until] of keys) if (until <= now) keys.delete(key);
    return collapsing.tokens >= 1 && untilAsked >= 1 && (keys.has(tag) || keys.size < MOST_KEYS);
  }

  #fill(bucket: Bucket, name: keyof typeof LIMITS, now: number): void {
    const { burst, everyMs } = this.#limits[name];
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / everyMs);
    bucket.at = now;
  }

  #waitMs(device: Device, name: keyof typeof LIMITS, tokens: number): number {
    return Math.max(0, Math.ceil((tokens - device[name].tokens) * this.#limits[name].everyMs));
  }

  /** The device that was quiet longest makes room. */
  #of(address: string, now: number): Device {
    const full = (name: keyof typeof LIMITS): Bucket => ({ tokens: this.#limits[name].burst, at: now });
    const device = this.#devices.get(address) ?? {
      minute: full('minute'),
      hour: full('hour'),
      collapsing: full('collapsing'),
      untilAsked: this.#shared ? FEW : Number.POSITIVE_INFINITY,
      keys: new Map(),
    };
    this.#devices.delete(address);
    this.#devices.set(address, device);
    if (this.#devices.size > MOST_DEVICES) this.#devices.delete(this.#devices.keys().next().value!);
    return device;
  }
}
