import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stepsOwed, timersOwed } from '@baton/core';
import type { CustomerSession, Entry, Page, Snapshot, TokenAnswer } from '@baton/protocol';
import { startEmbedded } from '@baton/server/src/engines/embedded/start-embedded.ts';
import { openPool } from '@baton/server/src/engines/postgres/pool.ts';
import { auditOf } from '@baton/server/src/engines/postgres/queries.ts';
import { PostgresWatch } from '@baton/server/src/engines/postgres/watch.ts';
import { get, post } from '@baton/server/src/trial-server.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customer, operator, platform } from './load.ts';
import type { Acknowledged } from './load.ts';
import { freePort, ServerProcess } from './server-process.ts';

const KILLS = 20;

let dataDir: string;
let server: ServerProcess;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'baton-crash-'));
  await chmod(dataDir, 0o755);
  server = new ServerProcess(await freePort(), { BATON_DATA: dataDir });
  await server.start();
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

async function accessToken(email: string, password: string): Promise<string> {
  const session = await post<{ token: string }>(`${server.baseUrl}/api/auth/sign-in/email`, {
    email,
    password,
  });
  if (session.status !== 200) throw new Error(`sign-in: ${session.status} ${JSON.stringify(session.body)}`);
  const answer = await post<TokenAnswer>(`${server.baseUrl}/v1/token`, {}, session.body.token);
  if (answer.status !== 200) throw new Error(`token: ${JSON.stringify(answer.body)}`);
  return answer.body.token;
}

async function sampleBotId(): Promise<string> {
  const page = await (await fetch(`${server.baseUrl}/demo`)).text();
  return /data-bot="([0-9a-f-]{36})"/.exec(page)![1]!;
}

async function wholeJournal(token: string): Promise<Entry[]> {
  const { body: snapshot } = await get<Snapshot>(`${server.baseUrl}/v1/snapshot`, token);
  let cursor = `${snapshot.cursor.split(':')[0]}:0`;
  const entries: Entry[] = [];
  for (let more = true; more;) {
    const { body: page } = await get<Page>(`${server.baseUrl}/v1/sync?after=${cursor}`, token);
    entries.push(...page.entries);
    ({ cursor, more } = page);
  }
  return entries;
}

/** Every open handoff and every running step has the timers that it is owed, in the database as it is left. */
async function missingTimers(): Promise<unknown[]> {
  const database = await startEmbedded({ dataDir, log: { info: () => undefined, warn: () => undefined } });
  const pool = openPool(database.connection, () => undefined);
  const bots = await pool.query<{ policy: Parameters<typeof timersOwed>[1] }>(
    'select policy from bots limit 1',
  );
  const open = await auditOf(pool).openHandoffs();
  const runs = await new PostgresWatch(pool).openRuns();
  await pool.end();
  await database.stop();
  expect(open.length).toBeGreaterThan(0);
  expect(runs.flatMap(({ watched }) => stepsOwed(watched)).length).toBeGreaterThan(0);
  const lost = runs.flatMap(({ watched, armed }) =>
    stepsOwed(watched).filter((step) => !armed.includes(step)),
  );
  const missing = open.flatMap(({ conversation, armed }) =>
    timersOwed(conversation, bots.rows[0]!.policy).filter((kind) => !armed.includes(kind)),
  );
  return [...missing, ...lost];
}

test(
  `kill -9 at ${KILLS} moments under load: nothing acknowledged is lost, nothing is doubled`,
  { timeout: 600_000 },
  async () => {
    const acknowledged: Acknowledged = { messages: new Map(), claims: new Map(), steps: new Set() };
    let going = true;
    const door = { baseUrl: server.baseUrl, going: () => going };
    const botId = await sampleBotId();
    const tokens = [
      await accessToken('alice@example.com', 'baton-alice'),
      await accessToken('ben@example.com', 'baton-ben'),
    ];
    const owner = await accessToken('olivia@example.com', 'baton-olivia');
    const { body: apiKey } = await post<{ key: string }>(
      `${server.baseUrl}/v1/api-keys`,
      { name: 'platform' },
      owner,
    );
    const people = [
      ...Array.from({ length: 12 }, (_, n) => customer(door, botId, { acknowledged, name: `Customer ${n}` })),
      ...tokens.map((token, pick) => operator(door, token, { acknowledged, pick })),
      platform(door, apiKey.key, { acknowledged }),
    ];
    // On a slow machine it takes more lives until enough was acknowledged to prove anything.
    const proves = (): boolean => acknowledged.messages.size > 200 && acknowledged.claims.size > 5;
    for (let kill = 0; kill < KILLS || (kill < 3 * KILLS && !proves()); kill += 1) {
      await sleep(200 + Math.random() * 600);
      await server.kill();
      await server.start();
    }
    await sleep(500);
    going = false;
    await Promise.all(people);
    // Somebody waits when the lights go out.
    const late = await post<CustomerSession>(`${server.baseUrl}/v1/customer/sessions`, { botId });
    await post(`${server.baseUrl}/v1/customer/commands`, { type: 'request_human' }, late.body.token);
    await post(
      `${server.baseUrl}/v1/events`,
      {
        specversion: '1.0',
        id: 'late',
        source: '/crash',
        type: 'workflow.step_started',
        data: { workflow: 'hanging', run: 'late', step: { number: 1, name: 'Running' } },
      },
      apiKey.key,
    );
    // What began last is given a moment before it is called stuck.
    await sleep(5000);

    const entries = await wholeJournal(await accessToken('alice@example.com', 'baton-alice'));
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
    const times = new Map<string, number>();
    for (const entry of entries)
      if (entry.type === 'message.added') times.set(entry.message.id, (times.get(entry.message.id) ?? 0) + 1);
    const claims = new Map<string, string>(
      entries.flatMap((entry) =>
        entry.type === 'handoff.claimed'
          ? [[`${entry.conversationId}/${entry.fence}`, entry.handoffId] as const]
          : [],
      ),
    );

    expect(proves()).toBe(true);
    expect([...acknowledged.messages.keys()].filter((id) => !times.has(id))).toEqual([]);
    expect([...times].filter(([, count]) => count > 1)).toEqual([]);
    expect([...acknowledged.claims].filter(([key, handoffId]) => claims.get(key) !== handoffId)).toEqual([]);

    const stuck = entries.flatMap((entry) => (entry.type === 'workflow.stuck' ? [entry.step.name] : []));
    expect(acknowledged.steps.size).toBeGreaterThan(20);
    expect([...acknowledged.steps].filter((name) => !stuck.includes(name))).toEqual([]);
    expect(stuck.length).toBe(new Set(stuck).size);

    await server.kill();
    expect(await missingTimers()).toEqual([]);
  },
);
