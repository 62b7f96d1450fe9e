import type { Push, Receipt, Transport } from '../ports/transport.ts';
import { isUrgent } from './banner.ts';
import { Breaker } from './breaker.ts';
import { Foreign } from './foreign.ts';

export type Watch = {
  now: () => number;
  /** One push was answered after `ms`; `held` when a breaker kept it. */
  answered: (transport: string, outcome: Receipt['kind'] | 'held', ms: number) => void;
  /** A breaker opened: the service, or our credential for it, is failing. */
  opened: (transport: string, reason: string) => void;
};

export type Guarded = Transport & {
  /** Breakers that are not closed. */
  openCircuits(): number;
};

/** Endpoints of browsers come from outside, so there is no end to their origins. */
const MOST_CIRCUITS = 1000;

/** A transport that is left alone while it is sick, one breaker per circuit; and that tells what became of each push, and how fast. */
export function behindBreakers(transport: Transport, watch: Watch): Guarded {
  const breakers = new Map<string, Breaker>();
  const foreign = new Foreign();

  function breakerOf(circuit: string): Breaker {
    const breaker = breakers.get(circuit) ?? new Breaker();
    breakers.delete(circuit);
    breakers.set(circuit, breaker);
    if (breakers.size > MOST_CIRCUITS) breakers.delete(breakers.keys().next().value!);
    return breaker;
  }

  async function sendThrough(circuit: string, pushes: Push[], signal: AbortSignal): Promise<Receipt[]> {
    const breaker = breakerOf(circuit);
    const began = watch.now();
    const byUrgency = breaker.state === 'closed' ? pushes : urgentFirst(pushes);
    const room = breaker.admit(pushes.length, began, isUrgent(byUrgency[0]!));
    const held = byUrgency.slice(room).map((push): Receipt => {
      watch.answered(transport.id, 'held', 0);
      const afterMs = breaker.waitMs(began, isUrgent(push));
      return { deliveryId: push.deliveryId, kind: 'retry', reason: 'breaker_open', afterMs, held: true };
    });
    if (room === 0) return held;
    const addresses = new Map(pushes.map(({ deliveryId, address }) => [deliveryId, address]));
    const receipts = (await transport.send(byUrgency.slice(0, room), signal)).map((receipt) =>
      foreign.judge(circuit, addresses.get(receipt.deliveryId), receipt),
    );
    const now = watch.now();
    for (const receipt of receipts) {
      watch.answered(transport.id, receipt.kind, now - began);
      const sick = 'sick' in receipt && receipt.sick === true;
      if (tellsNothing(receipt)) breaker.untold(now);
      else if (breaker.report(sick, now) && sick) watch.opened(transport.id, receipt.reason);
    }
    return [...receipts, ...held];
  }

  return {
    ...transport,
    async send(batch, signal) {
      const circuitOf = ({ address }: Push): string => transport.circuitOf?.(address) ?? '';
      const [only, ...others] = batch;
      // Some transports take one push at a time, a thousand times.
      if (only && others.length === 0) return sendThrough(circuitOf(only), batch, signal);
      const sending = [...Map.groupBy(batch, circuitOf)].map(([circuit, pushes]) =>
        sendThrough(circuit, pushes, signal),
      );
      return (await Promise.all(sending)).flat();
    },
    openCircuits: () => [...breakers.values()].filter(({ state }) => state !== 'closed').length,
  };
}

const urgentFirst = (pushes: Push[]): Push[] =>
  pushes.toSorted((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)));

/** It was not sent after all, or called off before the service said anything. */
const tellsNothing = (receipt: Receipt): boolean =>
  receipt.kind === 'retry' && (receipt.held === true || receipt.reason === 'aborted');
