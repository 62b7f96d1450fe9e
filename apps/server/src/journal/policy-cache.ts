import type { HandoffPolicy } from '@baton/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import { RefusedError } from './refused.ts';

const FRESH_MS = 2000;

/** A bot's policy, read at most every two seconds: it decides timers, which are far longer. */
export function policyCache(
  directory: Pick<Directory, 'bot'>,
  clock: Clock,
): (botId: string) => Promise<HandoffPolicy> {
  const known = new Map<string, { policy: HandoffPolicy; until: number }>();
  return async (botId) => {
    const hit = known.get(botId);
    if (hit && hit.until > clock.now()) return hit.policy;
    const bot = await directory.bot(botId);
    if (!bot) throw new RefusedError('not_found');
    known.set(botId, { policy: bot.policy, until: clock.now() + FRESH_MS });
    return bot.policy;
  };
}
