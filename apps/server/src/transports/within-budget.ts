import type { Budget, Limit } from '../ports/budget.ts';
import type { Push, Receipt, Transport } from '../ports/transport.ts';
import { goesFirst } from './banner.ts';

export type BudgetSettings = {
  budget: Budget;
  limit: Limit;
  now: () => number;
  failed: (error: unknown) => void;
};

/** This share of the burst is for what is urgent. */
const RESERVE = 1 / 4;

/** A transport that all nodes together call no more often than its service allows; urgent pushes draw first and from a reserve. */
export function withinBudget(transport: Transport, settings: BudgetSettings): Transport {
  const { budget, limit, now, failed } = settings;

  /** How many of `wanted` may be sent now. */
  async function draw(wanted: number, urgent: boolean): Promise<number> {
    const reserve = urgent ? 0 : limit.burst * RESERVE;
    try {
      return await budget.draw(limit, { wanted, reserve, now: now() });
    } catch (error) {
      // Better a refusal by the service than a ring that waits for our own book-keeping.
      failed(error);
      return wanted;
    }
  }

  async function send(batch: Push[], signal: AbortSignal): Promise<Receipt[]> {
    const [urgent, rest] = [batch.filter(goesFirst), batch.filter((push) => !goesFirst(push))];
    const passing: Push[] = [];
    for (const group of [urgent, rest])
      if (group.length > 0) passing.push(...group.slice(0, await draw(group.length, group === urgent)));
    const held = batch.filter((push) => !passing.includes(push)).map(waiting);
    return passing.length === 0 ? held : [...(await transport.send(passing, signal)), ...held];
  }

  return { ...transport, send };
}

const waiting = ({ deliveryId }: Push): Receipt => ({
  deliveryId,
  kind: 'retry',
  reason: 'budget',
  held: true,
});
