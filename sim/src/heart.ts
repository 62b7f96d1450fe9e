import { feel } from '@baton/server/src/journal/feel.ts';
import type { World } from './world.ts';

/** The bot's own process, which tells that it lives; now and then it dies with customers inside, and comes back. */
export class Heart {
  readonly #world: World;
  #deadUntil = 0;

  constructor(world: World) {
    this.#world = world;
  }

  beat(): void {
    const { time, random, botId } = this.#world;
    const now = time.now();
    if (now < this.#deadUntil) return;
    if (random.chance(0.04)) this.#deadUntil = now + random.between(10_000, 25_000);
    const node = this.#world.someNode();
    if (!node) return;
    feel(node.stage, botId, {
      type: 'heartbeat',
      id: random.uuid(),
      at: now,
      status: 'running',
      detail: null,
    }).catch((error: unknown) => this.#world.failed('heart', error));
  }
}
