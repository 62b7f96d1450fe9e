import type { CustomerCommand } from '@baton/protocol';
import { acknowledge, nextKept, refuse } from './outbox.ts';
import type { Outbox } from './outbox.ts';
import { RefusedError } from './session.ts';

type DeliveryOptions = {
  outbox: () => Outbox;
  change: (outbox: Outbox) => void;
  /** Resolves to the seq of its entry. Rejects with `RefusedError` when the server said no, with anything else when it may not have heard. */
  command: (command: CustomerCommand) => Promise<number>;
};

const RETRY_MS = 3000;
const RETRY_MAX_MS = 60_000;

/** Sends what the outbox keeps, in order, one at a time, until the server has it. */
export class Delivery {
  readonly #options: DeliveryOptions;
  #running = false;
  #failures = 0;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  async flush(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    const { outbox } = this.#options;
    for (let next = nextKept(outbox()); next; next = nextKept(outbox()))
      if (!(await this.#deliver(next.id, next.command))) break;
    this.#running = false;
  }

  /** `false`: tries again later. */
  async #deliver(id: string, command: CustomerCommand): Promise<boolean> {
    const { outbox, change } = this.#options;
    try {
      const seq = await this.#options.command(command);
      change(acknowledge(outbox(), id, seq));
    } catch (error) {
      if (!isFinal(error)) {
        this.#failures += 1;
        setTimeout(() => void this.flush(), Math.min(RETRY_MAX_MS, RETRY_MS * this.#failures));
        return false;
      }
      change(refuse(outbox(), id));
    }
    this.#failures = 0;
    return true;
  }
}

/** A refusal that repeating would not change. */
export const isFinal = (error: unknown): boolean =>
  error instanceof RefusedError &&
  error.problem.status < 500 &&
  error.problem.status !== 401 &&
  error.problem.code !== 'rate_limited';
