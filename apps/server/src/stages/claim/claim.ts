import type { Act } from '@baton/core';
import type { ClaimVia, Done, Holder } from '@baton/protocol';
import { perform } from '../../journal/perform.ts';
import { RefusedError } from '../../journal/refused.ts';
import type { Loaded } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';

type Who = { organizationId: string; operator: Holder };

/** Runs an act for an operator; a refusal is thrown, a repeat is a success. */
async function run(
  ports: StagePorts,
  organizationId: string,
  find: () => Promise<Loaded | null>,
  act: Act,
): Promise<Done> {
  const performed = await perform(ports, find, { organizationId, act, now: ports.clock.now() });
  if (!performed) throw new RefusedError('not_found');
  if (performed.refusal) throw new RefusedError(performed.refusal.code, performed.refusal.facts);
  const { conversation, seq } = performed;
  return {
    conversationId: conversation.id,
    fence: conversation.fence,
    seq: seq ?? conversation.lastMessage?.seq ?? 0,
  };
}

/** First to claim wins; everybody else is told who did. */
export function claim(
  ports: StagePorts,
  { organizationId, operator }: Who,
  handoff: { id: string; via: ClaimVia },
): Promise<Done> {
  const find = () => ports.journal.loadByHandoff(organizationId, handoff.id);
  return run(ports, organizationId, find, {
    type: 'claim',
    handoffId: handoff.id,
    operator,
    via: handoff.via,
  });
}

/** Back into the queue, with the customer's original waiting time. */
export function release(
  ports: StagePorts,
  { organizationId, operator }: Who,
  held: { conversationId: string; fence: number },
): Promise<Done> {
  const find = () => ports.journal.load(organizationId, held.conversationId);
  return run(ports, organizationId, find, {
    type: 'release',
    operator,
    fence: held.fence,
    cause: 'operator',
  });
}

/** "Keep it": the answer to the nudge before a lease ends. */
export async function keepLease(
  ports: StagePorts,
  { organizationId, operator }: Who,
  held: { conversationId: string; fence: number },
): Promise<Done> {
  const find = () => ports.journal.load(organizationId, held.conversationId);
  const done = await run(ports, organizationId, find, { type: 'keep_lease', operator, fence: held.fence });
  await ports.journal.touch(held.conversationId, operator.memberId, ports.clock.now());
  return done;
}
