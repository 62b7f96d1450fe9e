import type { HandoffPolicy } from '@baton/protocol';
import type { Clock } from '../ports/clock.ts';
import type { BotRow, Directory } from '../ports/directory.ts';
import { RefusedError } from './refused.ts';

const FRESH_MS = 2000;

/** Bots, read at most every two seconds each: who asks decides by their policy, whose times are far longer. */
export function botCache(
  directory: Pick<Directory, 'bot'>,
  clock: Clock,
): {
  botOf: (botId: string) => Promise<BotRow | null>;
  policyOf: (botId: string) => Promise<HandoffPolicy>;
} {
  const known = new Map<string, { bot: BotRow; until: number }>();
  const botOf = async (botId: string): Promise<BotRow | null> => {
    const hit = known.get(botId);
    if (hit && hit.until > clock.now()) return hit.bot;
    const bot = await directory.bot(botId);
    if (bot) known.set(botId, { bot, until: clock.now() + FRESH_MS });
    return bot;
  };
  const policyOf = async (botId: string): Promise<HandoffPolicy> => {
    const bot = await botOf(botId);
    if (!bot) throw new RefusedError('not_found');
    return bot.policy;
  };
  return { botOf, policyOf };
}
