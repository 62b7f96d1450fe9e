const WINDOW_MS = 30 * 60_000;
const MOST = 10_000;

/** `before`: the smallest of the window before this one. */
type Lag = { since: number; smallest: number; before: number };

/**
 * By how much sources seem to be behind this node's clock: the smallest lag of what they have sent within the last half hour or so. A clock
 * that is wrong makes all of it late, a backlog only some. A source that is heard for the first time counts as on time.
 */
export class Lags {
  readonly #known = new Map<string, Lag>();

  /** Something that was sent at `sent` by the source's clock has come; all in milliseconds. Answers the smallest lag, this one's included. */
  heard(organizationId: string, source: string, { sent, now }: { sent: number; now: number }): number {
    const key = `${organizationId}\n${source}`;
    const known = this.#known.get(key);
    const fresh = !known || now - known.since > 2 * WINDOW_MS;
    const turned = known && now - known.since > WINDOW_MS;
    const lag = Math.max(0, now - sent);
    const next: Lag = fresh
      ? { since: now, smallest: lag, before: Number.POSITIVE_INFINITY }
      : turned
        ? { since: now, smallest: lag, before: known.smallest }
        : { ...known, smallest: Math.min(known.smallest, lag) };
    this.#known.delete(key);
    this.#known.set(key, next);
    if (this.#known.size > MOST) this.#known.delete(this.#known.keys().next().value!);
    return Math.min(next.smallest, next.before);
  }
}
