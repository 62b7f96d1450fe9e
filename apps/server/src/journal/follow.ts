import type { Entry, EntryType } from '@baton/protocol';
import type { Change, Journal } from '../ports/journal.ts';
import type { Committing, Preparing } from '../ports/stage.ts';
import { writtenBy } from './written.ts';

/** What a stage does with an entry. */
export type Effect = Omit<Change, 'organizationId' | 'cursor'>;

/** A stage that follows the journal: what it does with one entry, `null` for nothing. */
export type Follower = {
  stage: string;
  types: readonly EntryType[];
  follow: (organizationId: string, entry: Entry) => Promise<Effect | null>;
  /** Another node may have followed entries that this one does not come to: what was learned from entries no longer counts. */
  forget?: (organizationId: string) => void;
};

export type FollowingPorts = {
  journal: Journal;
  read: (organizationId: string, range: { after: number; limit: number }) => Promise<Entry[]>;
  preparing: Preparing;
  committed: Committing;
  failed: (error: unknown, organizationId: string) => void;
};

/** `saved`: what the cursor row says. `seen`: how far this node has read; entries in between had no effect. */
type Place = { saved: number; seen: number; polled: number };

const BATCH = 200;
const SAVE_EVERY = 1000;

/**
 * Reads the journal from where the stage stands and writes each entry's effect in one statement with the step forward, so that every
 * entry has its effect exactly once, whatever crashes. Steps over entries without effect are saved now and then.
 */
export class Following {
  readonly #ports: FollowingPorts;
  readonly #follower: Follower;
  readonly #types: ReadonlySet<EntryType>;
  readonly #places = new Map<string, Place>();
  readonly #busy = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  #stopped = false;
  #polling: Promise<void> = Promise.resolve();

  constructor(ports: FollowingPorts, follower: Follower) {
    this.#ports = ports;
    this.#follower = follower;
    this.#types = new Set(follower.types);
  }

  wake(organizationId: string): void {
    if (this.#stopped) return;
    if (this.#busy.has(organizationId)) {
      this.#again.add(organizationId);
      return;
    }
    const run = this.#run(organizationId).finally(() => {
      this.#busy.delete(organizationId);
      if (this.#again.delete(organizationId)) this.wake(organizationId);
    });
    this.#busy.set(organizationId, run);
  }

  /** The floor under lost signals: wakes whoever is behind, and saves the places where nothing has come since the last poll. */
  async poll(): Promise<void> {
    this.#polling = this.#poll();
    await this.#polling;
  }

  async #poll(): Promise<void> {
    for (const organizationId of await this.#ports.journal.behind(this.#follower.stage)) {
      if (this.#stopped) return;
      const place = this.#places.get(organizationId);
      if (place && place.polled === place.seen && !this.#busy.has(organizationId))
        await this.#save(organizationId, place);
      if (place) place.polled = place.seen;
      this.wake(organizationId);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#polling.catch((error: unknown) => this.#ports.failed(error, ''));
    await this.idle();
  }

  /** Resolves when no organization is being followed. */
  async idle(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(this.#busy.values());
  }

  async #run(organizationId: string): Promise<void> {
    try {
      while (!this.#stopped && (await this.#step(organizationId)));
    } catch (error) {
      this.#forget(organizationId);
      this.#ports.failed(error, organizationId);
    }
  }

  async #place(organizationId: string): Promise<Place> {
    const known = this.#places.get(organizationId);
    if (known) return known;
    const saved = await this.#ports.journal.cursor(this.#follower.stage, organizationId);
    const place = { saved, seen: saved, polled: saved };
    this.#places.set(organizationId, place);
    return place;
  }

  #forget(organizationId: string): void {
    this.#places.delete(organizationId);
    this.#follower.forget?.(organizationId);
  }

  /** `false` when there is nothing more to read. */
  async #step(organizationId: string): Promise<boolean> {
    const place = await this.#place(organizationId);
    const entries = await this.#ports.read(organizationId, { after: place.seen, limit: BATCH });
    for (const entry of entries) {
      if (this.#types.has(entry.type) && !(await this.#effect(organizationId, place, entry))) return true;
      place.seen = entry.seq;
    }
    if (place.seen - place.saved >= SAVE_EVERY) await this.#save(organizationId, place);
    return entries.length === BATCH;
  }

  /** `false` when another node has been here: forget the place and read it again. */
  async #effect(organizationId: string, place: Place, entry: Entry): Promise<boolean> {
    const effect = await this.#follower.follow(organizationId, entry);
    if (!effect) return true;
    const cursor = { stage: this.#follower.stage, from: place.saved, to: entry.seq };
    const committing = this.#ports.journal.commit({ organizationId, ...effect, cursor });
    this.#ports.preparing(organizationId, effect);
    const committed = await committing;
    if (committed.status !== 'committed') {
      this.#forget(organizationId);
      return false;
    }
    place.saved = entry.seq;
    await this.#ports.committed(organizationId, writtenBy(effect, committed));
    return true;
  }

  async #save(organizationId: string, place: Place): Promise<void> {
    if (place.seen === place.saved) return;
    const to = place.seen;
    const { status } = await this.#ports.journal.commit({
      organizationId,
      cursor: { stage: this.#follower.stage, from: place.saved, to },
    });
    if (status === 'committed') place.saved = to;
    else this.#forget(organizationId);
  }
}
