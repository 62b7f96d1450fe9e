import { TIMER_KINDS } from '@baton/core';
import type { Audit } from '../../clock/auditor.ts';
import type { Outbound } from '../../ports/outbound.ts';
import { timerKey } from './tables.ts';
import type { Tables } from './tables.ts';

/** Without endpoints there is nothing to send. */
export const noOutbound: Outbound = {
  take: async () => [],
  finish: async () => undefined,
  nextDue: async () => null,
  disableEndpoint: async () => undefined,
};

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
