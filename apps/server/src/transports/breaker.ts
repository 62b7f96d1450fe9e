export type BreakerSettings = { calls: number; share: number; firstMs: number; longestMs: number };

/** Soon enough for an escalation to notice, too many calls for one bad moment. */
const DEFAULTS: BreakerSettings = { calls: 10, share: 0.5, firstMs: 2000, longestMs: 30_000 };
/** A probe that is never answered is as good as none. */
const PROBE_MS = 15_000;
/** Most answers are there sooner: whoever waits for the probe's looks again. */
const LOOK_AGAIN_MS = 250;
/** So long what is not urgent leaves the probe to what is. */
const AFTER_URGENT_MS = 1000;

/**
 * Keeps calls from a service that is sick. `closed`: all pass. Once half of the last ten were sick it is `open`: none pass for a while.
 * Then it is `half_open`: one passes, and its outcome closes it or opens it for twice as long.
 */
export class Breaker {
  readonly #settings: BreakerSettings;
  #outcomes: boolean[] = [];
  #state: 'closed' | 'open' | 'half_open' = 'closed';
  /** When the next one may pass. */
  #until = 0;
  #openMs: number;

  constructor(settings: Partial<BreakerSettings> = {}) {
    this.#settings = { ...DEFAULTS, ...settings };
    this.#openMs = this.#settings.firstMs;
  }

  get state(): 'closed' | 'open' | 'half_open' {
    return this.#state;
  }

  /** How many of `wanted` calls may pass now. What is not urgent is no probe before what is. */
  admit(wanted: number, now: number, urgent = true): number {
    if (this.#state === 'closed') return wanted;
    if (wanted === 0 || now < this.#until + (urgent ? 0 : AFTER_URGENT_MS)) return 0;
    this.#state = 'half_open';
    this.#until = now + PROBE_MS;
    return 1;
  }

  /** Milliseconds until it is worth asking again. */
  waitMs(now: number, urgent = true): number {
    if (this.#state === 'closed') return 0;
    if (this.#state === 'half_open') return urgent ? LOOK_AGAIN_MS : AFTER_URGENT_MS;
    return Math.max(1, this.#until + (urgent ? 0 : AFTER_URGENT_MS) - now);
  }

  /** One that was let pass was not sent after all, or called off: that tells nothing, and another may be the probe. */
  untold(now: number): void {
    if (this.#state !== 'half_open') return;
    this.#state = 'open';
    this.#until = now;
  }

  /** True when this outcome has opened it. */
  report(sick: boolean, now: number): boolean {
    if (this.#state === 'half_open') {
      if (sick) return this.#open(now, Math.min(this.#openMs * 2, this.#settings.longestMs));
      this.#state = 'closed';
      this.#openMs = this.#settings.firstMs;
      this.#outcomes = [];
      return false;
    }
    if (this.#state === 'open') return false;
    const { calls, share } = this.#settings;
    this.#outcomes = [...this.#outcomes, sick].slice(-calls);
    const bad = this.#outcomes.filter(Boolean).length;
    return this.#outcomes.length >= calls && bad >= calls * share && this.#open(now, this.#openMs);
  }

  #open(now: number, ms: number): true {
    this.#state = 'open';
    this.#openMs = ms;
    this.#until = now + ms;
    this.#outcomes = [];
    return true;
  }
}
