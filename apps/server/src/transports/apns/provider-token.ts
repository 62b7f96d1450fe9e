import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { signJwt } from '../jwt.ts';

/** The key file of Apple's developer account (PEM, `.p8`), its id, and the team's. */
export type ApnsKey = { key: string; keyId: string; teamId: string };

/** Apple takes tokens of up to an hour, and refuses a new one more often than every 20 minutes. */
const WINDOW_MS = 30 * 60_000;
const SOONEST_CHANGE_MS = 20 * 60_000;
/** Clocks differ; a token from the future is refused. */
const SPARE_MS = 60_000;

/**
 * The token of all connections, dated by the half hour and not by the moment: so all nodes change it together, and a restart makes
 * no newer one. Who began just before the half hour keeps the older one, which is then up to 50 minutes old, for its 20 minutes.
 */
export class ProviderToken {
  readonly #key: KeyObject;
  readonly #ids: Omit<ApnsKey, 'key'>;
  #issuedAt = 0;
  /** Once Apple called one expired: our clock is behind, so the half hours are counted from that moment. */
  #renewedAt: number | null = null;
  #changedAt = Number.NEGATIVE_INFINITY;
  #value = '';

  constructor({ key, ...ids }: ApnsKey) {
    this.#key = createPrivateKey(key);
    this.#ids = ids;
  }

  header(now: number): string {
    const from = this.#renewedAt ?? 0;
    const windowStart = from + Math.floor((now - from) / WINDOW_MS) * WINDOW_MS;
    if (windowStart > this.#issuedAt && now - this.#changedAt >= SOONEST_CHANGE_MS)
      this.#issue(windowStart, now);
    else if (this.#issuedAt - SPARE_MS > now) this.#afterStepBack(now);
    return this.#value;
  }

  /** Our clock was ahead and has been set right: Apple takes no token of the future, and counts by its own clock when one may change. */
  #afterStepBack(now: number): void {
    this.#renewedAt = null;
    this.#issue(Math.floor(now / WINDOW_MS) * WINDOW_MS, now);
  }

  /**
   * Apple calls `header` expired: dates one by the moment, unless others that were under way with the same one have had that done. False when
   * the current one is expired, and too young to be renewed.
   */
  renew(header: string, now: number): boolean {
    if (header !== this.#value) return true;
    if (this.#renewedAt !== null && now - this.#changedAt < SOONEST_CHANGE_MS) return false;
    this.#renewedAt = now;
    this.#issue(now, now);
    return true;
  }

  #issue(at: number, now: number): void {
    const { teamId: iss, keyId: kid } = this.#ids;
    this.#issuedAt = at;
    this.#changedAt = now;
    this.#value = `bearer ${signJwt(this.#key, { iss, iat: Math.floor((at - SPARE_MS) / 1000) }, { kid })}`;
  }
}
