import { audienceOf } from '@baton/core';
import type { NewEntry } from '@baton/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../ports/database.ts';
import type { Directory } from '../ports/directory.ts';
import { present } from '../ports/presence.ts';
import type { Reach } from '../ports/presence.ts';
import type { Committing } from '../ports/stage.ts';

export type AudiencePorts = {
  database: Database;
  directory: Directory;
  reach: Reach;
  clock: Clock;
  committed: Committing;
};
type Watched = { id: string; organizationId: string; reachable: number | null };

/**
 * Counts for each bot who of those who answer for it could be rung now. When nobody is left, and when somebody is back, it says so in the
 * journal: the admins are told long before a customer finds out. Answers how many bots changed.
 */
export async function watchAudiences(ports: AudiencePorts): Promise<number> {
  const bots = await ports.database.rows<Watched>(
    'audiences',
    'select b.id, b.organization_id as "organizationId", r.reachable from bots b left join bot_reach r on r.bot_id = b.id order by b.id',
    [],
  );
  let changed = 0;
  for (const bot of bots) if (await watchAudience(ports, bot)) changed += 1;
  return changed;
}

async function watchAudience(ports: AudiencePorts, bot: Watched): Promise<boolean> {
  const reachable = await reachableFor(ports, bot);
  if (reachable === bot.reachable) return false;
  const { organizationId, id: botId } = bot;
  const at = ports.clock.now();
  // A new bot without anybody is flagged, not shouted about: nobody has left.
  const tell = bot.reachable !== null && (reachable === 0) !== (bot.reachable === 0);
  const written = await ports.database.transaction(async (transaction) => {
    const rows = await transaction.rows(
      'audience_set',
      `insert into bot_reach values ($1, $2, $3, $4) on conflict (bot_id) do update set reachable = excluded.reachable,
          since = case when (bot_reach.reachable = 0) = (excluded.reachable = 0) then bot_reach.since else excluded.since end
        where bot_reach.reachable is not distinct from $5::int returning bot_id`,
      [botId, organizationId, reachable, at, bot.reachable],
    );
    const entries: NewEntry[] = [{ type: 'bot.audience_changed', at, botId, reachable }];
    if (rows.length > 0 && tell) await transaction.commit({ organizationId, entries });
    return rows.length > 0 && tell;
  });
  if (written) ports.committed(organizationId);
  return written;
}

async function reachableFor(
  { directory, reach, clock }: AudiencePorts,
  { id, organizationId }: Watched,
): Promise<number> {
  const subject = { type: 'bot' as const, id };
  const [bot, members] = await Promise.all([
    directory.bot(id),
    directory.memberRules(organizationId, { subject, noise: null, addresses: false }),
  ]);
  if (!bot) return 0;
  const there = present(reach, organizationId, members);
  return audienceOf(bot, there, clock.now()).filter(({ ring }) => ring === 0).length;
}
