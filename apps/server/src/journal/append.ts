import type { Entry } from '@baton/protocol';
import { entryOf } from '../ports/journal.ts';
import type { Appended, Journal, Line } from '../ports/journal.ts';

type Waiting = { line: Line; resolve: (appended: Appended) => void; reject: (error: unknown) => void };

const BATCH = 64;
/** Statements under way at a time: a second one, so that an organization whose row is locked does not hold up the others. */
const LANES = 2;

/**
 * Appends go alone when one waits and together when several do: while statements are under way the next lines gather, and go in one
 * statement, whatever organizations they are of. An organization is in one statement at a time, which keeps its lines in order.
 */
export class Appender {
  readonly #journal: Journal;
  readonly #committed: (organizationId: string, entries: Entry[]) => void;
  readonly #queues = new Map<string, Waiting[]>();
  readonly #underWay = new Set<string>();
  #lanes = 0;

  constructor(journal: Journal, committed: (organizationId: string, entries: Entry[]) => void) {
    this.#journal = journal;
    this.#committed = committed;
  }

  append(line: Line): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(line.organizationId);
      if (queue) queue.push({ line, resolve, reject });
      else this.#queues.set(line.organizationId, [{ line, resolve, reject }]);
      this.#start();
    });
  }

  #start(): void {
    while (this.#lanes < LANES) {
      const batch = this.#take();
      if (batch.length === 0) return;
      void this.#drive(batch);
    }
  }

  async #drive(batch: Waiting[]): Promise<void> {
    this.#lanes += 1;
    await this.#write(batch);
    this.#lanes -= 1;
    for (const { line } of batch) this.#underWay.delete(line.organizationId);
    this.#start();
  }

  /** Up to a batch of lines of organizations that are not under way; who has waited longest comes first. */
  #take(): Waiting[] {
    const batch: Waiting[] = [];
    for (const [organizationId, queue] of this.#queues) {
      if (batch.length >= BATCH) break;
      if (this.#underWay.has(organizationId)) continue;
      batch.push(...takeDistinct(queue, BATCH - batch.length));
      this.#queues.delete(organizationId);
      if (queue.length > 0) this.#queues.set(organizationId, queue);
    }
    for (const { line } of batch) this.#underWay.add(line.organizationId);
    return batch;
  }

  async #write(batch: Waiting[]): Promise<void> {
    let appended: Appended[];
    try {
      appended = await this.#journal.append(batch.map(({ line }) => line));
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      // One line may have spoilt it for all. What did take effect is found to be a repeat.
      else await Promise.all(batch.map((waiting) => this.#write([waiting])));
      return;
    }
    for (const [organizationId, entries] of addedByOrganization(batch, appended))
      this.#committed(organizationId, entries);
    batch.forEach((waiting, n) => waiting.resolve(appended[n]!));
  }
}

function addedByOrganization(batch: Waiting[], appended: Appended[]): Map<string, Entry[]> {
  const added = new Map<string, Entry[]>();
  batch.forEach(({ line }, n) => {
    const { status, seq, owner } = appended[n]!;
    if (status !== 'added') return;
    const entries = added.get(line.organizationId) ?? [];
    entries.push({ ...entryOf(line, owner!), seq: seq! } as Entry);
    added.set(line.organizationId, entries);
  });
  for (const entries of added.values()) entries.sort((a, b) => a.seq - b.seq);
  return added;
}

/** Up to `room` from the front, without two lines of one id: the second is a repeat, and must find the first one committed. */
function takeDistinct(queue: Waiting[], room: number): Waiting[] {
  const seen = new Set<string>();
  let count = 0;
  for (const { line } of queue) {
    const key = line.type === 'message.added' ? `${line.conversationId}/${line.message.id}` : null;
    if (count === room || (key !== null && seen.has(key))) break;
    if (key !== null) seen.add(key);
    count += 1;
  }
  return queue.splice(0, count);
}
