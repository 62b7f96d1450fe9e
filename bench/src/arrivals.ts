import { setTimeout as sleep } from 'node:timers/promises';

const GIVE_UP_MS = 20_000;

/** Milliseconds since 1970 with their fractions: the same moment in every process of a machine. */
export const moment = (): number => performance.timeOrigin + performance.now();

/** Counts pushes as they come to a fake service. */
export class Arrivals {
  #count = 0;
  #target = Number.POSITIVE_INFINITY;
  #reached: (at: number) => void = () => undefined;

  add(): void {
    this.#count += 1;
    if (this.#count === this.#target) this.#reached(moment());
  }

  /** Resolves when `more` have come from now on, with the moment of the last one. */
  expect(more: number): Promise<number> {
    this.#target = this.#count + more;
    const late = sleep(GIVE_UP_MS, undefined, { ref: false }).then(() => {
      throw new Error(`only ${this.#count} of ${this.#target} pushes came`);
    });
    return Promise.race([late, new Promise<number>((resolve) => (this.#reached = resolve))]);
  }
}
