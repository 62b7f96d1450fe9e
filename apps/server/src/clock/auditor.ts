import { timersOwed } from '@baton/core';
import type { TimerKind } from '@baton/core';
import type { Conversation } from '@baton/protocol';
import type { StagePorts } from '../ports/stage.ts';

/** What the auditor reads: open handoffs with the timers that are armed for them. */
export interface Audit {
  openHandoffs(): Promise<{ organizationId: string; conversation: Conversation; armed: TimerKind[] }[]>;
}

export type Finding = {
  organizationId: string;
  conversationId: string;
  handoffId: string;
  missing: TimerKind[];
};

/** Checks promise 7 on what is really stored: whoever waits has their timers. Mends what it finds, and shouts. */
export async function audit(ports: StagePorts, records: Audit): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { organizationId, conversation, armed } of await records.openHandoffs()) {
    const handoffId = conversation.handoff?.id;
    if (handoffId === undefined) continue;
    const owed = timersOwed(conversation, await ports.policyOf(conversation.botId));
    const missing = owed.filter((kind) => !armed.includes(kind));
    if (missing.length === 0) continue;
    findings.push({ organizationId, conversationId: conversation.id, handoffId, missing });
    const timers = missing.map((kind) => ({
      kind,
      handoffId,
      conversationId: conversation.id,
      dueAt: ports.clock.now(),
    }));
    await ports.journal.commit({ organizationId, timers });
  }
  return findings;
}
