import type { Clock } from '@baton/server/src/ports/clock.ts';

type Event = { at: number; order: number; task: () => void; cancelled: boolean };

/** A clock that jumps from one event to the next. What an event starts is finished, as far as it can be, before the next one. */
export class VirtualTime implements Clock {
  #now: number;
  #order = 0;
  readonly #heap: Event[] = [];
  events = 0;

  constructor(start: number) {
    this.#now = start;
  }

  now = (): number => this.#now;

  after = (ms: number, task: () => void): (() => void) => {
    const event = {
      at: this.#now + Math.max(0, Math.ceil(ms)),
      order: (this.#order += 1),
      task,
      cancelled: false,
    };
    this.#push(event);
    return () => {
      event.cancelled = true;
    };
  };

  async runUntil(end: number): Promise<void> {
    for (let next = this.#heap[0]; next && next.at <= end; next = this.#heap[0]) {
      this.#pop();
      if (next.cancelled) continue;
      this.#now = Math.max(this.#now, next.at);
      this.events += 1;
      next.task();
      // All promises that can go on, go on before the next event.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#now = Math.max(this.#now, end);
  }

  #push(event: Event): void {
    const heap = this.#heap;
    heap.push(event);
    for (let n = heap.length - 1; n > 0;) {
      const parent = (n - 1) >> 1;
      if (!before(heap[n]!, heap[parent]!)) return;
      [heap[n], heap[parent]] = [heap[parent]!, heap[n]!];
      n = parent;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let n = 0; ;) {
      let least = n;
      for (const child of [2 * n + 1, 2 * n + 2])
        if (child < heap.length && before(heap[child]!, heap[least]!)) least = child;
      if (least === n) return;
      [heap[n], heap[least]] = [heap[least]!, heap[n]!];
      n = least;
    }
  }
}

const before = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
