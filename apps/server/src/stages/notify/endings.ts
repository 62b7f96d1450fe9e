import type { Entry } from '@baton/protocol';

const ENDS: ReadonlySet<string> = new Set([
  'handoff.claimed',
  'handoff.failed',
  'conversation.resolved',
] satisfies Entry['type'][]);
/** Far more than end while one ring leaves. */
const MOST_KNOWN = 1000;

/** Handoffs that have just ended, as far as this node has heard: a first ring that is leaving stops there. */
export class Endings {
  readonly #known = new Set<string>();

  hear(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (!ENDS.has(entry.type) || !('handoffId' in entry) || entry.handoffId === null) continue;
      this.#known.add(entry.handoffId);
      if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.values().next().value!);
    }
  }

  has(handoffId: string | null): boolean {
    return handoffId !== null && this.#known.has(handoffId);
  }
}
