import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { round } from './result.ts';
import type { Result } from './result.ts';
import type { Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const SOCKETS = 10_000;
const CLIENTS = 2;

/** Memory of the server's process for each operator who is connected and quiet; beside bare Socket.IO. */
export async function idleSockets(): Promise<Result> {
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 20,
    operatorsEach: 1,
    customersEach: 0,
    state: 'bot',
  });
  const auths = server.ready.places.map(({ operators }) => ({ token: operators[0]!.token }));
  const ours = await bytesEach(server, `${server.ready.baseUrl}/operator`, auths);
  await server.stop();
  const bare = await ServerChild.start<{ baseUrl: string }>('./serve-reference.ts', {});
  const pairs = Array.from({ length: 20 }, (_, n) => ({ pair: `pair ${n}` }));
  const theirs = await bytesEach(bare, bare.ready.baseUrl, pairs);
  await bare.stop();
  return {
    name: 'idle_sockets',
    unit: 'bytes each',
    value: ours,
    reference: theirs,
    ratio: round(theirs / ours),
    note: `${SOCKETS} sockets; reference: bare Socket.IO`,
  };
}

async function bytesEach(server: ServerChild<unknown>, url: string, auths: object[]): Promise<number> {
  const before = await server.ask<{ rss: number }>({ memory: true });
  const clients = Array.from({ length: CLIENTS }, () =>
    fork(
      fileURLToPath(new URL('./idle-clients.ts', import.meta.url)),
      [JSON.stringify({ url, auths, count: SOCKETS / CLIENTS })],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    ),
  );
  const counts = await Promise.all(
    clients.map(async (client) => ((await once(client, 'message')) as [{ connected: number }])[0].connected),
  );
  const connected = counts.reduce((sum, count) => sum + count, 0);
  if (connected !== SOCKETS) throw new Error(`only ${connected} sockets`);
  await sleep(5000);
  const after = await server.ask<{ rss: number }>({ memory: true });
  for (const client of clients) client.kill();
  return Math.round((after.rss - before.rss) / connected);
}
