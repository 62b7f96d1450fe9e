const MOST = 50_000;

/**
 * The conversations that platforms have told this node of, by bot and their own reference, the last ones of them. The first event about
 * one most likely begins it, and need not look for it; where that is wrong, its commit says so.
 */
export class HeardOf {
  readonly #heard = new Set<string>();

  /** Whether it has been heard of before; from now on it has. */
  before(botId: string, reference: string): boolean {
    const key = `${botId}\n${reference}`;
    const before = this.#heard.delete(key);
    this.#heard.add(key);
    if (this.#heard.size > MOST) this.#heard.delete(this.#heard.keys().next().value!);
    return before;
  }
}
