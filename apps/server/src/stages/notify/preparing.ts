import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Conversation } from '@baton/protocol';
import type { TakenDelivery } from '../../ports/deliveries.ts';
import type { Change, NewDelivery } from '../../ports/journal.ts';
import type { Push } from '../../ports/transport.ts';

export type PreparingPorts = {
  pushOf: (delivery: TakenDelivery) => Promise<Push>;
};

/** A delivery that may leave; with its push, if that is made already. */
export type Leaving = TakenDelivery & { push?: Push };

type Prepared = {
  conversation: Conversation;
  made: Map<string, Push>;
  /** It is committed: the rest is made as it leaves. */
  committed: boolean;
};

/** So many are made at a time: nothing else waits for all of a thousand. */
export const SLICE = 25;

/**
 * Pushes that are made while their rows are being committed, from what the commit will leave: the wait for the disk is not idle. They
 * leave once it is committed, or never.
 */
export class Preparing {
  readonly #ports: PreparingPorts;
  /** By the first of the rows; forgotten with them. */
  readonly #begun = new WeakMap<NewDelivery, Prepared>();
  readonly #failed: (error: unknown) => void;

  constructor(ports: PreparingPorts, failed: (error: unknown) => void) {
    this.#ports = ports;
    this.#failed = failed;
  }

  begin(organizationId: string, { deliveries = [], conversations = [] }: Partial<Change>): void {
    const leased = deliveries.filter(({ leasedUntil }) => leasedUntil !== undefined);
    const about = conversations.find(({ next }) => next.id === leased[0]?.conversationId);
    if (!about) return;
    const prepared: Prepared = {
      conversation: about.next,
      made: new Map(),
      committed: false,
    };
    this.#begun.set(leased[0]!, prepared);
    this.#make(prepared, organizationId, leased).catch(this.#failed);
  }

  /** As `take` answers them; what the commit compared is how the conversation is. `seq`: which the commit gave to what they are about. */
  finish(organizationId: string, leased: NewDelivery[], seq: number | null): Leaving[] {
    const prepared = this.#begun.get(leased[0]!);
    if (!prepared) throw new Error('committed without being prepared');
    prepared.committed = true;
    const about = { ...prepared, organizationId };
    return leased.map((written) => {
      const row = seq === null ? written : { ...written, seq };
      const push = prepared.made.get(row.id);
      const delivery = deliveryOf(row, about);
      return push ? { ...delivery, push: { ...push, payload: { ...push.payload, seq: row.seq } } } : delivery;
    });
  }

  async #make(prepared: Prepared, organizationId: string, leased: NewDelivery[]): Promise<void> {
    const about = { ...prepared, organizationId };
    // The commit is sent first: a pool hands a connection out in the next tick, which comes after all that needs no waiting.
    await nextTurn();
    for (const [n, row] of leased.entries()) {
      if (prepared.committed) return;
      prepared.made.set(row.id, await this.#ports.pushOf(deliveryOf(row, about)));
      if (n % SLICE === SLICE - 1) await nextTurn();
    }
  }
}

type About = { organizationId: string; conversation: Conversation };

function deliveryOf({ to, ...row }: NewDelivery, { organizationId, conversation }: About): TakenDelivery {
  if (!to) throw new Error('leased, and nobody said where to');
  const told = { notice: null, name: null, over: false };
  return { ...row, ...to, ...told, organizationId, conversation, attempts: 1 };
}
