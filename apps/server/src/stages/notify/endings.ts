import type { Conversation, Entry } from '@baton/protocol';

type Ending = Extract<Entry, { type: 'handoff.claimed' | 'handoff.failed' | 'conversation.resolved' }>;
const ENDS: ReadonlySet<string> = new Set([
  'handoff.claimed',
  'handoff.failed',
  'conversation.resolved',
] satisfies Ending['type'][]);
const isEnding = (entry: Entry): entry is Ending => ENDS.has(entry.type);
/** Far more than end while one ring leaves. */
const MOST_KNOWN = 1000;

/** Rings that have just ended, as far as this node has heard: what is still leaving of them stops there. */
export class Endings {
  /** By handoff: the fence that its end gave. */
  readonly #known = new Map<string, number>();

  hear(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (!isEnding(entry) || entry.handoffId === null) continue;
      this.#known.delete(entry.handoffId);
      this.#known.set(entry.handoffId, entry.fence);
      if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!);
    }
  }

  /** Whether it ended since the conversation was as given: one that was claimed and released waits, and rings, again. */
  endedSince(handoffId: string | null, conversation: Pick<Conversation, 'fence'> | null): boolean {
    const fence = handoffId === null ? undefined : this.#known.get(handoffId);
    return fence !== undefined && fence > (conversation?.fence ?? 0);
  }
}
