import type { Cursor, Entry } from '@baton/protocol';
import type { Journal } from '../ports/journal.ts';

type Buffer = { epoch: string; head: number; entries: Entry[]; reading: boolean; again: boolean };
export type TailListener = (organizationId: string, entries: Entry[]) => void;

const bufferAt = ({ epoch, seq }: Cursor): Buffer => ({
  epoch,
  head: seq,
  entries: [],
  reading: false,
  again: false,
});

const KEEP = 2000;
const BATCH = 500;

/**
 * This node's end of the journals: takes or reads each new entry once, keeps the newest ones, and tells its listeners (sockets and stages).
 * A wake may be lost or come twice; the next one brings everything since.
 */
export class Tail {
  readonly #journal: Journal;
  readonly #failed: (error: unknown) => void;
  readonly #buffers = new Map<string, Buffer>();
  readonly #listeners: TailListener[] = [];
  #begun = false;

  constructor(journal: Journal, failed: (error: unknown) => void) {
    this.#journal = journal;
    this.#failed = failed;
  }

  listen(listener: TailListener): void {
    this.#listeners.push(listener);
  }

  /** The newest entry that this node has told; it starts at the journal's head. */
  async place(organizationId: string): Promise<Cursor> {
    const { epoch, head } = await this.#buffer(organizationId);
    return { epoch, seq: head };
  }

  /** `place` without a look at the database; `null` when this node does not know the journal. */
  told(organizationId: string): Cursor | null {
    const buffer = this.#buffers.get(organizationId);
    return buffer ? { epoch: buffer.epoch, seq: buffer.head } : null;
  }

  wake(organizationId: string): void {
    void this.#wake(organizationId).catch(this.#failed);
  }

  /**
   * Told where every journal stands: at the start, so that nothing that comes after is missed, and then again and again, so that a lost
   * signal costs a moment and no more. A journal that is new by then is read from its beginning.
   */
  catchUp(heads: ({ organizationId: string } & Cursor)[]): void {
    for (const { organizationId, epoch, seq } of heads) {
      const known = this.#buffers.get(organizationId);
      if (!known) this.#buffers.set(organizationId, bufferAt({ epoch, seq: this.#begun ? 0 : seq }));
      if ((known?.head ?? 0) < seq && (known || this.#begun)) this.wake(organizationId);
    }
    this.#begun = true;
  }

  /** Entries that this node has just committed: told at once if they are the next ones, read with the others if not. */
  take(organizationId: string, entries: Entry[]): void {
    const buffer = this.#buffers.get(organizationId);
    if (buffer && !buffer.reading && entries[0]?.seq === buffer.head + 1)
      this.#tell(organizationId, buffer, entries);
    else this.wake(organizationId);
  }

  /** From memory when the range is there, else from the database. */
  async read(organizationId: string, range: { after: number; limit: number }): Promise<Entry[]> {
    const buffer = this.#buffers.get(organizationId);
    if (buffer && range.after >= buffer.head) return [];
    const first = buffer?.entries[0]?.seq;
    if (!buffer || first === undefined || range.after < first - 1)
      return this.#journal.read(organizationId, range);
    const start = range.after - first + 1;
    return buffer.entries.slice(start, start + range.limit);
  }

  async #buffer(organizationId: string): Promise<Buffer> {
    const known = this.#buffers.get(organizationId);
    if (known) return known;
    const { epoch, seq } = (await this.#journal.head(organizationId)) ?? { epoch: '', seq: 0 };
    const raced = this.#buffers.get(organizationId);
    if (raced) return raced;
    const buffer = bufferAt({ epoch, seq: this.#begun ? 0 : seq });
    this.#buffers.set(organizationId, buffer);
    return buffer;
  }

  async #wake(organizationId: string): Promise<void> {
    const buffer = await this.#buffer(organizationId);
    if (buffer.reading) {
      buffer.again = true;
      return;
    }
    buffer.reading = true;
    try {
      do {
        buffer.again = false;
        await this.#readOn(organizationId, buffer);
      } while (buffer.again);
    } finally {
      buffer.reading = false;
    }
  }

  async #readOn(organizationId: string, buffer: Buffer): Promise<void> {
    const entries = await this.#journal.read(organizationId, { after: buffer.head, limit: BATCH });
    if (entries.length === BATCH) buffer.again = true;
    // Also without news: a stage that this node has just taken over may be behind.
    this.#tell(organizationId, buffer, entries);
  }

  #tell(organizationId: string, buffer: Buffer, entries: Entry[]): void {
    buffer.head = entries.at(-1)?.seq ?? buffer.head;
    buffer.entries.push(...entries);
    if (buffer.entries.length > KEEP) buffer.entries.splice(0, buffer.entries.length - KEEP / 2);
    for (const listener of this.#listeners) listener(organizationId, entries);
  }
}
