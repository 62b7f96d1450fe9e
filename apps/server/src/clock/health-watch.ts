import type { Bot } from '@baton/protocol';
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

/** Asks the bots whose health URL is due. Each is asked by one node, and all of a batch at once. */
export async function checkBots(ports: StagePorts, get: Get, now: number): Promise<number> {
  const due = await ports.watch.takeChecks(now, BATCH);
  await Promise.all(due.map((botId) => checkBot(ports, get, botId)));
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
  const sign = slow ? { status: 'degraded' as const, detail: `answered after ${tookMs} ms` } : answer;
  await feel(ports, botId, { type: 'answer', at: clock.now(), ...sign });
}

type Answer = { status: Bot['status']; detail: string };

async function ask(get: Get, url: string): Promise<Answer> {
  try {
    const { status, text } = await get(url);
    if (status >= 200 && status < 300) return { status: saidBy(text), detail: `answered ${status}` };
    return { status: 'down', detail: `answered ${status}` };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : '';
    return { status: 'down', detail: `no answer${why && `: ${why}`}` };
  }
}

/** A JSON answer may say `{"status": "degraded"}` or `"down"`; anything else with a 2xx is running. */
function saidBy(text: string): Bot['status'] {
  const said = /"status"\s*:\s*"(degraded|down)"/i.exec(text)?.[1]?.toLowerCase();
  return said === 'degraded' || said === 'down' ? said : 'running';
}
