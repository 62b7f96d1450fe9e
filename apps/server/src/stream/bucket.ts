/** For load tests. */
export const UNLIMITED = { perSecond: 1e9, burst: 1e9 };

/** A token bucket per connection: `burst` at once, `perSecond` on average. Time is an argument, in milliseconds. */
export class Bucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #level: number;
  #at: number;

  constructor(limits: { perSecond: number; burst: number }, now: number) {
    this.#perSecond = limits.perSecond;
    this.#burst = limits.burst;
    this.#level = limits.burst;
    this.#at = now;
  }

  take(now: number): boolean {
    this.#level = Math.min(this.#burst, this.#level + (Math.max(0, now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#level < 1) return false;
    this.#level -= 1;
    return true;
  }
}
