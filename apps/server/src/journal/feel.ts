import { applySign, statusOf } from '@baton/core';
import type { BotHealth, HealthSign } from '@baton/core';
import type { BotHealthSettings, NewEntry } from '@baton/protocol';
import type { StagePorts } from '../ports/stage.ts';
import type { LoadedHealth } from '../ports/watch.ts';
import { writtenBy } from './written.ts';

type Ports = Pick<StagePorts, 'watch' | 'journal' | 'clock' | 'committed'>;
/** `said`: what the journal says beside. */
type Felt = { health: BotHealth; settings: BotHealthSettings; said?: NewEntry[] };

const ATTEMPTS = 20;

/** One more sign of how a bot is; what it changes is in the journal. Nothing when there is no such bot. */
export const feel = (ports: Ports, botId: string, sign: HealthSign): Promise<void> =>
  changeHealth(ports, botId, ({ health, settings }, now) => {
    const next = applySign(health, sign, { settings, now });
    return next && { health: next, settings };
  });

/** Load, decide, commit; again if somebody else changed it meanwhile. `decide` answers `null` for no change. */
export async function changeHealth(
  ports: Ports,
  botId: string,
  decide: (loaded: LoadedHealth, now: number) => Felt | null,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const loaded = await ports.watch.health(botId);
    if (!loaded) return;
    const now = ports.clock.now();
    const next = decide(loaded, now);
    if (!next) return;
    const { organizationId, version: expected } = loaded;
    const { said = [], ...felt } = next;
    const entries = [...said, ...(await entriesOf(ports, { botId, loaded, next, now }))];
    const change = {
      entries,
      watch: { health: { botId, status: statusOf(next.health), expected, ...felt } },
    };
    const committed = await ports.journal.commit({ organizationId, ...change });
    if (committed.status !== 'committed') continue;
    if (entries.length > 0) ports.committed(organizationId, writtenBy(change, committed));
    return;
  }
  throw new Error('the health of the bot kept moving');
}

async function entriesOf(
  { watch }: Ports,
  { botId, loaded, next, now }: { botId: string; loaded: LoadedHealth; next: Felt; now: number },
): Promise<NewEntry[]> {
  const [was, status] = [statusOf(loaded.health), statusOf(next.health)];
  const { because } = next.health;
  if (was === status || !because) return [];
  const affected = await watch.countTalking(botId, now - next.settings.talkingWithinMs);
  return [{ type: 'bot.health_changed', at: now, botId, status, was, because, affected }];
}
