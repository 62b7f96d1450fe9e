import { NothingWrittenError } from '../ports/journal.ts';

type Waiting<Item, Answer> = {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

export type Lane<Item, Answer> = {
  /** One statement for all; answers in their order. */
  write: (items: readonly Item[]) => Promise<Answer[]>;
  organizationOf: (item: Item) => string;
  /** Two items of one key never go together; `null` goes with anything. */
  keyOf: (item: Item) => string | null;
  /** What `done`, of the same key, has decided for one that still waits, so that it need not go; `null` for nothing. */
  decidedBy?: (done: Item, answer: Answer, waiting: Item) => Answer | null;
};

const BATCH = 64;
/** Statements under way at a time: a second one, so that an organization whose row is locked does not hold up the others. */
const LANES = 2;

/**
 * Writes go alone when one waits and together when several do: while statements are under way the next ones gather, and go in one
 * statement, whatever organizations they are of. An organization is in one statement at a time, which keeps its writes in order.
 */
export class Lanes<Item, Answer> {
  readonly #lane: Lane<Item, Answer>;
  readonly #queues = new Map<string, Waiting<Item, Answer>[]>();
  readonly #underWay = new Set<string>();
  #lanes = 0;

  constructor(lane: Lane<Item, Answer>) {
    this.#lane = lane;
  }

  write(item: Item): Promise<Answer> {
    const organizationId = this.#lane.organizationOf(item);
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(organizationId);
      if (queue) queue.push({ item, resolve, reject });
      else this.#queues.set(organizationId, [{ item, resolve, reject }]);
      this.#start();
    });
  }

  #start(): void {
    while (this.#lanes < LANES) {
      const { organizations, batch } = this.#take();
      if (batch.length === 0) return;
      void this.#drive(organizations, batch);
    }
  }

  async #drive(organizations: string[], batch: Waiting<Item, Answer>[]): Promise<void> {
    this.#lanes += 1;
    await this.#write(batch);
    this.#lanes -= 1;
    for (const organizationId of organizations) this.#underWay.delete(organizationId);
    this.#start();
  }

  /** Up to a batch of organizations that are not under way; who has waited longest comes first. */
  #take(): { organizations: string[]; batch: Waiting<Item, Answer>[] } {
    const batch: Waiting<Item, Answer>[] = [];
    const organizations: string[] = [];
    for (const [organizationId, queue] of this.#queues) {
      if (batch.length >= BATCH) break;
      if (this.#underWay.has(organizationId)) continue;
      batch.push(...this.#takeDistinct(queue, BATCH - batch.length));
      organizations.push(organizationId);
      this.#underWay.add(organizationId);
      this.#queues.delete(organizationId);
      if (queue.length > 0) this.#queues.set(organizationId, queue);
    }
    return { organizations, batch };
  }

  /** From the front, up to the first whose key is among them already. */
  #takeDistinct(queue: Waiting<Item, Answer>[], room: number): Waiting<Item, Answer>[] {
    const seen = new Set<string>();
    let count = 0;
    for (const { item } of queue) {
      const key = this.#lane.keyOf(item);
      if (count === room || (key !== null && seen.has(key))) break;
      if (key !== null) seen.add(key);
      count += 1;
    }
    return queue.splice(0, count);
  }

  async #write(batch: Waiting<Item, Answer>[]): Promise<void> {
    let answers: Answer[];
    try {
      answers = await this.#lane.write(batch.map(({ item }) => item));
    } catch (error) {
      // Refused as a whole: one has spoilt it for all, and each is tried alone. Otherwise nobody knows what took effect.
      if (error instanceof NothingWrittenError && batch.length > 1)
        await Promise.all(batch.map((waiting) => this.#write([waiting])));
      else for (const waiting of batch) waiting.reject(error);
      return;
    }
    batch.forEach((waiting, n) => {
      waiting.resolve(answers[n]!);
      this.#decide(waiting.item, answers[n]!);
    });
  }

  #decide(done: Item, answer: Answer): void {
    const { decidedBy, keyOf, organizationOf } = this.#lane;
    const key = keyOf(done);
    const organizationId = organizationOf(done);
    const queue = this.#queues.get(organizationId);
    if (!decidedBy || key === null || !queue) return;
    const left = queue.filter(({ item, resolve }) => {
      const decided = keyOf(item) === key ? decidedBy(done, answer, item) : null;
      if (decided !== null) resolve(decided);
      return decided === null;
    });
    if (left.length > 0) this.#queues.set(organizationId, left);
    else this.#queues.delete(organizationId);
  }
}
