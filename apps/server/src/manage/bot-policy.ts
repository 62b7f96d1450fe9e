import type { Bot, HandoffPolicy } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { ManagePorts } from './members.ts';

/** Changes when and how humans are called for a bot; running handoffs follow it from their next timer on. */
export async function setPolicy(
  { database, clock, committed }: ManagePorts,
  actor: Actor,
  { botId, policy }: { botId: string; policy: HandoffPolicy },
): Promise<Bot> {
  demand(actor, 'chatbot.manage');
  const bot = await database.transaction(async (transaction) => {
    const [row] = await transaction.rows<Bot>(
      'bot_policy',
      'update bots set policy = $3 where organization_id = $1 and id = $2 returning id, name, status, platform, policy',
      [actor.organizationId, botId, JSON.stringify(policy)],
    );
    if (!row) throw new RefusedError('not_found');
    const entries = [{ type: 'bot.changed' as const, at: clock.now(), bot: row }];
    await transaction.commit({ organizationId: actor.organizationId, entries });
    return row;
  });
  committed(actor.organizationId);
  return bot;
}
