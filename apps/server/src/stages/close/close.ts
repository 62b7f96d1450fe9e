import type { Act } from '@baton/core';
import type { Done, Facts, Holder } from '@baton/protocol';
import { actOn } from '../../journal/act.ts';
import type { StagePorts } from '../../ports/stage.ts';

type Holding = { organizationId: string; operator: Holder; conversationId: string; fence: number };

const end = (ports: StagePorts, { organizationId, conversationId }: Holding, act: Act): Promise<Done> =>
  actOn(ports, organizationId, () => ports.journal.load(organizationId, conversationId), act);

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
