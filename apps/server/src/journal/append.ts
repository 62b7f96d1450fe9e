import type { Appended, Journal, Line } from '../ports/journal.ts';

type Waiting = { line: Line; resolve: (appended: Appended) => void; reject: (error: unknown) => void };

const BATCH = 128;

/**
 * Appends are alone when one waits and together when several do: while a statement for an organization is under way, the next lines
 * gather, and go in one statement.
 */
export class Appender {
  readonly #journal: Journal;
  readonly #committed: (organizationId: string) => void;
  readonly #queues = new Map<string, Waiting[]>();

  constructor(journal: Journal, committed: (organizationId: string) => void) {
    this.#journal = journal;
    this.#committed = committed;
  }

  append(organizationId: string, line: Line): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const waiting = this.#queues.get(organizationId);
      if (waiting) {
        waiting.push({ line, resolve, reject });
        return;
      }
      this.#queues.set(organizationId, [{ line, resolve, reject }]);
      void this.#drain(organizationId);
    });
  }

  async #drain(organizationId: string): Promise<void> {
    const queue = this.#queues.get(organizationId) ?? [];
    while (queue.length > 0) await this.#write(organizationId, takeDistinct(queue));
    this.#queues.delete(organizationId);
  }

  async #write(organizationId: string, batch: Waiting[]): Promise<void> {
    try {
      const appended = await this.#journal.append(
        organizationId,
        batch.map(({ line }) => line),
      );
      batch.forEach((waiting, n) => waiting.resolve(appended[n]!));
      this.#committed(organizationId);
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    }
  }
}

/** Up to a batch from the front, without two lines of one id: the second is a repeat, and must find the first one committed. */
function takeDistinct(queue: Waiting[]): Waiting[] {
  const seen = new Set<string>();
  const batch: Waiting[] = [];
  while (queue.length > 0 && batch.length < BATCH) {
    const { line } = queue[0]!;
    const key = line.type === 'message.added' ? `${line.conversationId}/${line.message.id}` : null;
    if (key !== null && seen.has(key)) break;
    if (key !== null) seen.add(key);
    batch.push(queue.shift()!);
  }
  return batch;
}
