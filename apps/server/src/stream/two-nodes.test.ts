import { randomUUID } from 'node:crypto';
import type { CustomerSession } from '@baton/protocol';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApp } from '../app.ts';
import type { App } from '../app.ts';
import { readConfig } from '../config.ts';
import { post, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';
import { connectOperator, SOON_MS } from '../trial-socket.ts';
import type { OperatorSocket } from '../trial-socket.ts';

let trial: Trial;
const nodes: { app: App; url: string }[] = [];
const sockets: OperatorSocket[] = [];
beforeAll(async () => {
  trial = await startTrial();
  const config = readConfig({ BATON_RATE_LIMITS: 'off', BATON_LOG_LEVEL: 'error' });
  const shared = { config, connection: trial.connection, shared: true, baseUrl: trial.baseUrl };
  for (let n = 0; n < 2; n += 1) {
    const app = await createApp({ ...shared, log: pino({ level: 'silent' }) });
    nodes.push({ app, url: await app.server.listen({ host: '127.0.0.1', port: 0 }) });
  }
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  for (const { app } of nodes) await app.close();
  await trial.stop();
});

async function on(node: number, person: 'olivia' | 'alice') {
  const access = await trial.signIn(person);
  const socket = await connectOperator(nodes[node]!.url, access.token);
  sockets.push(socket);
  return { socket, memberId: access.me.memberId };
}

async function conversation(): Promise<string> {
  const { body } = await post<CustomerSession>(`${trial.baseUrl}/v1/customer/sessions`, {
    botId: trial.botId,
    name: 'Jane',
  });
  const hello = { type: 'send', id: randomUUID(), text: 'hello' };
  await post(`${trial.baseUrl}/v1/customer/commands`, hello, body.token);
  const [only] = await trial.app.manage.database.rows<{ id: string }>(
    'only',
    'select id from conversations',
    [],
  );
  return only!.id;
}

test('who is there, what they look at and that they type is the same on both nodes', async () => {
  const olivia = await on(0, 'olivia');
  const [presence, viewing, typing] = [vi.fn(), vi.fn(), vi.fn()];
  olivia.socket.on('presence', presence);
  olivia.socket.on('viewing', viewing);
  olivia.socket.on('typing', typing);
  const alice = await on(1, 'alice');
  await vi.waitFor(
    () => expect(presence).toHaveBeenLastCalledWith(expect.objectContaining({ [alice.memberId]: 'online' })),
    SOON_MS,
  );
  const id = await conversation();
  alice.socket.emit('viewing', id);
  await vi.waitFor(() => expect(viewing).toHaveBeenLastCalledWith(id, [alice.memberId]), SOON_MS);
  alice.socket.emit('typing', { conversationId: id, on: true });
  await vi.waitFor(
    () =>
      expect(typing).toHaveBeenLastCalledWith(
        expect.objectContaining({ conversationId: id, by: 'operator', on: true }),
      ),
    SOON_MS,
  );
  alice.socket.close();
  await vi.waitFor(() => expect(viewing).toHaveBeenLastCalledWith(id, []), SOON_MS);
  await vi.waitFor(
    () =>
      expect(presence).toHaveBeenLastCalledWith(expect.not.objectContaining({ [alice.memberId]: 'online' })),
    SOON_MS,
  );
});
