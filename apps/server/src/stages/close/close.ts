import type { Act } from '@baton/core';
import type { Done, Facts, Holder } from '@baton/protocol';
import { perform } from '../../journal/perform.ts';
import { RefusedError } from '../../journal/refused.ts';
import type { StagePorts } from '../../ports/stage.ts';

type Holding = { organizationId: string; operator: Holder; conversationId: string; fence: number };

async function end(ports: StagePorts, { organizationId, conversationId }: Holding, act: Act): Promise<Done> {
  const find = () => ports.journal.load(organizationId, conversationId);
  const performed = await perform(ports, find, { organizationId, act, now: ports.clock.now() });
  if (!performed) throw new RefusedError('not_found');
  if (performed.refusal) throw new RefusedError(performed.refusal.code, performed.refusal.facts);
  const { conversation, seq } = performed;
  return { conversationId, fence: conversation.fence, seq: seq ?? conversation.lastMessage?.seq ?? 0 };
}

/** To the bot, with what was found out; the bot must acknowledge. */
export const handBack = (
  ports: StagePorts,
  holding: Holding,
  result: { outcome: string; facts: Facts },
): Promise<Done> =>
  end(ports, holding, {
    type: 'hand_back',
    operator: holding.operator,
    fence: holding.fence,
    outcome: result.outcome,
    facts: result.facts,
  });

/** Closes the thread; a new message of the customer opens it again. */
export const resolve = (ports: StagePorts, holding: Holding): Promise<Done> =>
  end(ports, holding, { type: 'resolve', operator: holding.operator, fence: holding.fence });
