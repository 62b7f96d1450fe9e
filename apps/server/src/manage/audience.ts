import { audienceOf, inPlainWords } from '@baton/core';
import type { BotAudience } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { PresenceReader } from '../ports/presence.ts';
import type { StagePorts } from '../ports/stage.ts';
import type { ManagePorts } from './members.ts';

type Ports = { stage: StagePorts; manage: ManagePorts; presence: PresenceReader };

/** Who would hear of a customer of this bot who began to wait now, each with the reason. */
export async function botAudience(
  { stage: { directory }, manage: { database, clock }, presence }: Ports,
  actor: Actor,
  botId: string,
): Promise<BotAudience> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const bot = await directory.bot(botId);
  if (bot?.organizationId !== organizationId) throw new RefusedError('not_found');
  const [members, [reach]] = await Promise.all([
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
  const online = new Set(presence.online(organizationId));
  const there = members.map((member) => ({ ...member, online: online.has(member.memberId) }));
  const hearing = audienceOf(bot, there, clock.now());
  const reachable = hearing.filter(({ ring }) => ring === 0).length;
  // The last look may be a minute old: its time is told only while it says the same.
  const same = reach !== undefined && (reach.reachable === 0) === (reachable === 0);
  return {
    botId,
    reachable,
    since: same ? reach.since : null,
    members: there.map(({ memberId, name, role }, n) => {
      const { ring, decision } = hearing[n]!;
      const words = inPlainWords(decision, { member: name, subject: bot.name });
      return { member: { memberId, name }, role, ring, reason: decision.reason, words };
    }),
  };
}
