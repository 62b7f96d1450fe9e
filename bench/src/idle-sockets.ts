import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Result } from './result.ts';
import type { Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const SOCKETS = 10_000;
const CLIENTS = 2;

/** Memory of the server's process for each operator who is connected and quiet. */
export async function idleSockets(): Promise<Result> {
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 20,
    operatorsEach: 1,
    customersEach: 0,
    state: 'bot',
  });
  const { baseUrl, places } = server.ready;
  const tokens = places.map(({ customers: _customers, operators }) => operators[0]!.token);
  const before = await server.ask<{ rss: number }>({ memory: true });
  const clients = Array.from({ length: CLIENTS }, () =>
    fork(
      fileURLToPath(new URL('./idle-clients.ts', import.meta.url)),
      [JSON.stringify({ baseUrl, tokens, count: SOCKETS / CLIENTS })],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    ),
  );
  const counts = await Promise.all(
    clients.map(async (client) => ((await once(client, 'message')) as [{ connected: number }])[0].connected),
  );
  await sleep(5000);
  const after = await server.ask<{ rss: number }>({ memory: true });
  for (const client of clients) client.kill();
  await server.stop();
  const connected = counts.reduce((sum, count) => sum + count, 0);
  return {
    name: 'idle_sockets',
    unit: 'bytes each',
    value: Math.round((after.rss - before.rss) / connected),
    note: `${connected} sockets; bare Socket.IO was measured at 24,000`,
  };
}
