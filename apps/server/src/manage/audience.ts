import { audienceOf, inPlainWords } from '@baton/core';
import type { BotAudience } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import { present } from '../ports/presence.ts';
import type { Reach } from '../ports/presence.ts';
import type { StagePorts } from '../ports/stage.ts';
import type { ManagePorts } from './members.ts';

type Ports = { stage: StagePorts; manage: ManagePorts; reach: Reach };

/** Who would hear of a customer of this bot who began to wait now, each with the reason. */
export async function botAudience(
  { stage: { directory }, manage: { database, clock }, reach }: Ports,
  actor: Actor,
  botId: string,
): Promise<BotAudience> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const bot = await directory.bot(botId);
  if (bot?.organizationId !== organizationId) throw new RefusedError('not_found');
  const [members, [known]] = await Promise.all([
    directory.memberRules(organizationId, {
      subject: { type: 'bot', id: botId },
      noise: null,
      addresses: false,
    }),
    database.rows<{ since: number; reachable: number }>(
      'bot_reach',
      'select since, reachable from bot_reach where bot_id = $1',
      [botId],
    ),
  ]);
  const there = present(reach, organizationId, members);
  const hearing = audienceOf(bot, there, clock.now());
  const reachable = hearing.filter(({ ring }) => ring === 0).length;
  // The last look may be a minute old: its time is told only while it says the same.
  const same = known !== undefined && (known.reachable === 0) === (reachable === 0);
  return {
    botId,
    reachable,
    since: same ? known.since : null,
    members: there.map(({ memberId, name, role }, n) => {
      const { ring, decision } = hearing[n]!;
      const words = inPlainWords(decision, { member: name, subject: bot.name });
      return { member: { memberId, name }, role, ring, reason: decision.reason, words };
    }),
  };
}
