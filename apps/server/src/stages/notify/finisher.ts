import type { Clock } from '../../ports/clock.ts';
import type { Deliveries, DeliveryResult } from '../../ports/deliveries.ts';

type Waiting = { result: DeliveryResult; resolve: () => void; reject: (error: unknown) => void };

export type FinisherPorts = {
  deliveries: Pick<Deliveries, 'finish'>;
  clock: Pick<Clock, 'after'>;
  /** Pushes are under way whose answers will come. */
  busy: () => boolean;
};

/** Writing a result down takes as much work as sending the push: while others still leave, it waits for them so long at the most. */
const LINGER_MS = 400;

/** Writes results down together: when the last push under way is answered, or soon after the first. */
export class Finisher {
  readonly #ports: FinisherPorts;
  #waiting: Waiting[] = [];
  #lingering = false;
  #writing = false;

  constructor(ports: FinisherPorts) {
    this.#ports = ports;
  }

  /** Resolves when it is written. */
  finish(result: DeliveryResult): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ result, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#writing || this.#waiting.length === 0) return;
    if (!this.#ports.busy()) return void this.#write();
    if (this.#lingering) return;
    this.#lingering = true;
    this.#ports.clock.after(LINGER_MS, () => {
      this.#lingering = false;
      if (!this.#writing) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#writing = true;
    // Answers that came in the same turn go along.
    await Promise.resolve();
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      if (batch.length > 0) await this.#ports.deliveries.finish(batch.map(({ result }) => result));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    this.#writing = false;
    this.#schedule();
  }
}
