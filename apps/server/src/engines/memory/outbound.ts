import { TIMER_KINDS } from '@baton/core';
import type { Audit } from '../../clock/auditor.ts';
import type { Outbound, OutboundResult, TakenOutbound } from '../../ports/outbound.ts';
import { timerKey } from './tables.ts';
import type { OutboundRow, Tables } from './tables.ts';

export class MemoryOutbound implements Outbound {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  async take(now: number, lease: { until: number; limit: number }): Promise<TakenOutbound[]> {
    const due = this.#waiting()
      .filter((row) => row.dueAt <= now && row.leasedUntil <= now && !this.#hasEarlier(row))
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, lease.limit);
    return due.map((row) => {
      row.leasedUntil = lease.until;
      row.attempts += 1;
      const { id, endpointId, event, attempts, createdAt } = row;
      const { url, secret, disabledAt } = this.#tables.endpoints.get(endpointId)!;
      return { id, endpointId, url, secret, disabled: disabledAt !== null, event, attempts, createdAt };
    });
  }

  async finish(results: OutboundResult[]): Promise<void> {
    for (const result of results) {
      const row = this.#tables.outbound.get(result.id);
      if (!row) continue;
      row.state = result.state;
      row.leasedUntil = 0;
      if (result.state === 'queued') row.dueAt = result.dueAt;
    }
  }

  async nextDue(): Promise<number | null> {
    const due = this.#waiting().map((row) => Math.max(row.dueAt, row.leasedUntil));
    return due.length === 0 ? null : Math.min(...due);
  }

  async disableEndpoint(endpointId: string, at: number): Promise<void> {
    const endpoint = this.#tables.endpoints.get(endpointId);
    if (endpoint) endpoint.disabledAt ??= at;
  }

  #waiting = (): OutboundRow[] =>
    [...this.#tables.outbound.values()].filter(({ state }) => state === 'queued');

  #hasEarlier = (row: OutboundRow): boolean =>
    this.#waiting().some(
      ({ endpointId, conversationId, seq }) =>
        endpointId === row.endpointId && conversationId === row.conversationId && seq < row.seq,
    );
}

export const memoryAudit = (tables: Tables): Audit => ({
  async openHandoffs() {
    return [...tables.conversations.values()].flatMap(({ organizationId, conversation }) => {
      const { handoff } = conversation;
      if (handoff?.state !== 'waiting' && handoff?.state !== 'claimed') return [];
      const armed = TIMER_KINDS.filter((kind) =>
        tables.timers.has(timerKey({ handoffId: handoff.id, kind })),
      );
      return [{ organizationId, conversation, armed }];
    });
  },
});
