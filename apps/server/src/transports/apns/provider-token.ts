import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { signJwt } from '../jwt.ts';

/** The key file of Apple's developer account (PEM, `.p8`), its id, and the team's. */
export type ApnsKey = { key: string; keyId: string; teamId: string };

/** Apple takes tokens of up to an hour, and refuses a new one more often than every 20 minutes. */
const WINDOW_MS = 30 * 60_000;
const SOONEST_RENEWAL_MS = 20 * 60_000;
/** Clocks differ; a token from the future is refused. */
const SPARE_MS = 60_000;

/**
 * The token of all connections, dated by the half hour and not by the moment: so all nodes change it together, and a restart makes
 * no newer one.
 */
export class ProviderToken {
  readonly #key: KeyObject;
  readonly #ids: Omit<ApnsKey, 'key'>;
  #issuedAt = 0;
  #renewedAt = Number.NEGATIVE_INFINITY;
  #value = '';

  constructor({ key, ...ids }: ApnsKey) {
    this.#key = createPrivateKey(key);
    this.#ids = ids;
  }

  header(now: number): string {
    const windowStart = Math.floor(now / WINDOW_MS) * WINDOW_MS;
    if (windowStart > this.#issuedAt) this.#issue(windowStart);
    return this.#value;
  }

  /** Apple calls it expired, so our clock is behind: dates one by the moment. False when the last such one is too young. */
  renew(now: number): boolean {
    if (now - this.#renewedAt < SOONEST_RENEWAL_MS) return false;
    this.#renewedAt = now;
    this.#issue(now);
    return true;
  }

  #issue(at: number): void {
    const { teamId: iss, keyId: kid } = this.#ids;
    this.#issuedAt = at;
    this.#value = `bearer ${signJwt(this.#key, { iss, iat: Math.floor((at - SPARE_MS) / 1000) }, { kid })}`;
  }
}
