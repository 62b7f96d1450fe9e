import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@baton/server/src/engines/embedded/start-embedded.ts';
import pg from 'pg';
import { Server } from 'socket.io';
import { createTables, referenceRoutes } from './reference-routes.ts';

/** The least that could be called a chat: Socket.IO and PostgreSQL, committed before it is acknowledged and relayed. No accounts, no rules. */
const dataDir = await mkdtemp(join(tmpdir(), 'baton-reference-'));
await chmod(dataDir, 0o755);
const database = await startEmbedded({ dataDir, log: { info: () => undefined, warn: () => undefined } });
const pool = new pg.Pool({ ...database.connection, max: 10 });
pool.on('error', () => undefined); // Connections that end with the database.
await createTables(pool);

const routes = referenceRoutes(pool);
const http = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const route = routes[url.pathname];
  (route?.(request, url) ?? Promise.resolve({ status: 404, body: {} })).then(
    ({ status, body }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    () => response.writeHead(500).end(),
  );
});
const io = new Server(http, { perMessageDeflate: false });
io.on('connection', (socket) => {
  const { pair } = socket.handshake.auth as { pair: string };
  void socket.join(pair);
  socket.on(
    'send',
    async (message: { id: string; text: string }, reply: (answer: { ok: boolean }) => void) => {
      await pool.query({
        name: 'insert',
        text: 'insert into messages values ($1, $2, $3, $4)',
        values: [message.id, pair, message.text, Date.now()],
      });
      socket.to(pair).emit('message', message);
      reply({ ok: true });
    },
  );
});
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
process.send!({ baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
process.on('message', async (question: { stop?: boolean; claims?: number; memory?: boolean }) => {
  if (question.claims) {
    await pool.query('insert into claims select n::text from generate_series(1, $1) n', [question.claims]);
    process.send!({});
  }
  if (question.memory) process.send!({ rss: process.memoryUsage().rss });
  if (!question.stop) return;
  await io.close();
  await pool.end();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
});
