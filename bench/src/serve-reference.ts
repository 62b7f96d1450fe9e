import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@baton/server/src/engines/embedded/start-embedded.ts';
import pg from 'pg';
import { Server } from 'socket.io';

/** The least that could be called a chat: Socket.IO and PostgreSQL, committed before it is acknowledged and relayed. No accounts, no rules. */
const dataDir = await mkdtemp(join(tmpdir(), 'baton-reference-'));
await chmod(dataDir, 0o755);
const database = await startEmbedded({ dataDir, log: { info: () => undefined, warn: () => undefined } });
const pool = new pg.Pool({ ...database.connection, max: 10 });
pool.on('error', () => undefined); // Connections that end with the database.
await pool.query(
  'create table messages (id uuid primary key, pair text not null, text text not null, at bigint not null)',
);
await pool.query('create table claims (id text primary key, claimed_by text)');

const http = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const claim = async (): Promise<number> => {
    const { rowCount } = await pool.query({
      name: 'claim',
      text: 'update claims set claimed_by = $2 where id = $1 and claimed_by is null',
      values: [url.searchParams.get('id'), url.searchParams.get('by')],
    });
    return rowCount === 1 ? 200 : 409;
  };
  claim().then(
    (status) => response.writeHead(status).end('{}'),
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
process.on('message', async (question: { stop?: boolean; claims?: number }) => {
  if (question.claims) {
    await pool.query('insert into claims select n::text from generate_series(1, $1) n', [question.claims]);
    process.send!({});
  }
  if (!question.stop) return;
  await io.close();
  await pool.end();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
});
