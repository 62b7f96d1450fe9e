import { PushPayload } from '@baton/protocol';
import type { Push, Receipt, Transport } from '@baton/server/src/ports/transport.ts';
import { z } from 'zod';
import type { ServerNode } from './node.ts';
import type { World } from './world.ts';

/** What a phone shows, by tag. */
export type Shown = Map<string, PushPayload>;

/** Push service and phones: slow, refusing, forgetful of answers; whatever it accepts comes, in any order, or has expired by then. */
export class Phones {
  readonly #world: World;
  readonly shown = new Map<string, Shown>();
  rings = 0;

  constructor(world: World) {
    this.#world = world;
  }

  transport(node: ServerNode): Transport {
    return {
      id: 'expo',
      maxBatch: 100,
      retryMs: [500, 2000, 8000, 30_000],
      addressSchema: z.string(),
      send: (batch) => this.#send(node, batch),
      close: async () => undefined,
    };
  }

  #send(node: ServerNode, batch: Push[]): Promise<Receipt[]> {
    const { time, random, faults } = this.#world;
    return new Promise((resolve) => {
      const receipts = batch.map((push): Receipt => {
        const { deliveryId } = push;
        if (push.payload.kind === 'escalation') this.#world.ringLeaves(push);
        if (faults() && random.chance(0.15))
          return {
            deliveryId,
            kind: 'retry',
            reason: 'status_503',
            ...(random.chance(0.5) ? { afterMs: random.between(500, 3000) } : {}),
          };
        const slow = faults() && random.chance(0.1) ? random.between(1000, 15_000) : random.between(20, 400);
        time.after(slow, () => this.#arrive(String(push.address), push.payload));
        return faults() && random.chance(0.05)
          ? { deliveryId, kind: 'retry', reason: 'timeout' }
          : { deliveryId, kind: 'accepted' };
      });
      time.after(random.between(5, 100), () => node.alive && resolve(receipts));
    });
  }

  #arrive(device: string, payload: PushPayload): void {
    if (this.#world.time.now() >= payload.expiresAt) return;
    const shown = this.shown.get(device) ?? new Map<string, PushPayload>();
    this.shown.set(device, shown);
    // What a transport reorders, the phone puts right: an older push never replaces a newer one.
    if ((shown.get(payload.tag)?.seq ?? -1) > payload.seq) return;
    if (payload.kind === 'escalation') this.rings += 1;
    shown.set(payload.tag, PushPayload.parse(payload));
  }
}
