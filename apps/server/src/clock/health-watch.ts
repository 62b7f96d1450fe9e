import { cut } from '@baton/core';
import type { Bot, HealthAnswer } from '@baton/protocol';
import { feel } from '../journal/feel.ts';
import type { StagePorts } from '../ports/stage.ts';

/** Asks an address that the guard has allowed. Throws when nothing answered in time. */
export type Get = (url: string) => Promise<{ status: number; text: string }>;

const BATCH = 50;

/** Counts the heartbeats that did not come. Answers how many were due. */
export async function missHeartbeats(ports: StagePorts, now: number): Promise<number> {
  const due = await ports.watch.dueHeartbeats(now, BATCH);
  for (const botId of due) await feel(ports, botId, { type: 'no_heartbeat', at: now });
  return due.length;
}

/** Asked and not answered yet; the clock does not wait for them. */
export type Checking = Set<Promise<void>>;

/** So many are asked at once, whoever's they are. */
const MOST_AT_ONCE = 50;

/**
 * Asks the bots whose health URL is due. Each is asked by one node; one that hangs keeps its own place, and nobody else waits for it.
 * Answers how many it began to ask.
 */
export async function checkBots(
  ports: StagePorts,
  { get, checking, failed }: { get: Get; checking: Checking; failed: (error: unknown) => void },
  now: number,
): Promise<number> {
  const free = Math.min(BATCH, MOST_AT_ONCE - checking.size);
  if (free <= 0) return 0;
  const due = await ports.watch.takeChecks(now, free);
  for (const botId of due) {
    const check = checkBot(ports, get, botId)
      .catch(failed)
      .finally(() => checking.delete(check));
    checking.add(check);
  }
  return due.length;
}

async function checkBot(ports: StagePorts, get: Get, botId: string): Promise<void> {
  const { clock } = ports;
  const loaded = await ports.watch.health(botId);
  if (!loaded || loaded.settings.url === null) return;
  const asked = clock.now();
  const answer = await ask(get, loaded.settings.url);
  const tookMs = clock.now() - asked;
  const slow = answer.status === 'running' && tookMs > loaded.settings.slowAfterMs;
  const sign = slow ? slowly(tookMs) : answer;
  await feel(ports, botId, { type: 'answer', at: clock.now(), ...sign });
}

/** `detail`: for whoever looks closer. */
type Answer = { status: Bot['status']; detail: string; answer: HealthAnswer };

const slowly = (tookMs: number): Answer => ({
  status: 'degraded',
  detail: `answered after ${tookMs} ms`,
  answer: { what: 'slow', tookMs },
});

async function ask(get: Get, url: string): Promise<Answer> {
  try {
    const { status, text } = await get(url);
    const answer = { what: 'status' as const, status };
    const detail = `answered ${status}`;
    if (status < 200 || status >= 300) return { status: 'down', detail, answer };
    const said = saidBy(text);
    return said === null
      ? { status: 'running', detail, answer }
      : { status: said, detail: `says ${said}`, answer: { what: 'said', status: said } };
  } catch (error) {
    const why = error instanceof Error ? cut(error.message, 200) : '';
    return { status: 'down', detail: `no answer${why && `: ${why}`}`, answer: { what: 'nothing' } };
  }
}

/** A JSON answer may say `{"status": "degraded"}` or `"down"`; anything else with a 2xx is running. */
function saidBy(text: string): 'degraded' | 'down' | null {
  const said = /"status"\s*:\s*"(degraded|down)"/i.exec(text)?.[1]?.toLowerCase();
  return said === 'degraded' || said === 'down' ? said : null;
}
