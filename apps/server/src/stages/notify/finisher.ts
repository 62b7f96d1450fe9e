import type { Deliveries, DeliveryResult } from '../../ports/deliveries.ts';

type Waiting = { result: DeliveryResult; resolve: () => void; reject: (error: unknown) => void };

/** Writes results down together: those that come while one statement is under way share the next one. */
export class Finisher {
  readonly #deliveries: Pick<Deliveries, 'finish'>;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(deliveries: Pick<Deliveries, 'finish'>) {
    this.#deliveries = deliveries;
  }

  /** Resolves when it is written. */
  finish(result: DeliveryResult): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ result, resolve, reject });
      if (!this.#writing) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#writing = true;
    // Answers that came in the same turn go along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#deliveries.finish(batch.map(({ result }) => result));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = false;
  }
}
