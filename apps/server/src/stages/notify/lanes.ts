import type { Lane } from '../../ports/deliveries.ts';

/** Pushes under way per transport. What does not ring has less, so that it never takes the room, or the memory, that a ring needs. */
const ROOM = { ringing: 1000, rest: 200 } as const;

const nameOf = ({ transport, ringing }: Lane): string => `${transport} ${ringing}`;

/** Counts what is under way in each lane: a transport, and whether it rings. */
export class Lanes {
  readonly #open = new Map<string, { lane: Lane; count: number }>();

  enter(lane: Lane, count: number): void {
    const known = this.#open.get(nameOf(lane)) ?? { lane, count: 0 };
    known.count += count;
    this.#open.set(nameOf(lane), known);
  }

  leave(lane: Lane, count: number): void {
    this.enter(lane, -count);
  }

  /** Nothing more is taken for these now. */
  full(): Lane[] {
    return [...this.#open.values()]
      .filter(({ lane, count }) => count >= (lane.ringing ? ROOM.ringing : ROOM.rest))
      .map(({ lane }) => lane);
  }
}
