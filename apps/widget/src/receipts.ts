import type { CustomerCommand } from '@baton/protocol';

type Kind = 'delivered' | 'read';

/** Tells how far messages were delivered and read; it only grows, so the last that gets through is enough. */
export class Receipts {
  readonly #told: Record<Kind, number> = { delivered: 0, read: 0 };
  readonly #command: (command: CustomerCommand) => Promise<unknown>;

  constructor(command: (command: CustomerCommand) => Promise<unknown>) {
    this.#command = command;
  }

  tell(type: Kind, upTo: number): void {
    const before = this.#told[type];
    if (upTo <= before) return;
    this.#told[type] = upTo;
    this.#command({ type, upTo }).catch(() => {
      // Not heard: the next one, or the next connection, says it again.
      if (this.#told[type] === upTo) this.#told[type] = before;
    });
  }
}
