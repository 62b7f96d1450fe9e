import type { ClaimVia, Done, Holder } from '@baton/protocol';
import { actOn } from '../../journal/act.ts';
import type { StagePorts } from '../../ports/stage.ts';

type Who = { organizationId: string; operator: Holder };

/** First to claim wins; everybody else is told who did. */
export function claim(
  ports: StagePorts,
  { organizationId, operator }: Who,
  handoff: { id: string; via: ClaimVia },
): Promise<Done> {
  const find = () => ports.journal.loadByHandoff(organizationId, handoff.id);
  return actOn(ports, organizationId, find, {
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
  return actOn(ports, organizationId, find, {
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
  const done = await actOn(ports, organizationId, find, { type: 'keep_lease', operator, fence: held.fence });
  await ports.journal.touch(held.conversationId, operator.memberId, ports.clock.now());
  return done;
}
