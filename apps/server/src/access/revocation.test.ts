import { randomUUID } from 'node:crypto';
import type { Conversation, CustomerSession, Done, Problem, Snapshot, TokenAnswer } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { signedHeaders } from '../adapters/standard-webhooks.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { pino } from 'pino';
import { connectOperator, endOf, SOON_MS } from '../trial-socket.ts';
import type { OperatorSocket } from '../trial-socket.ts';
import { get, post, signInWith, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';

let trial: Trial;
let olivia: TokenAnswer;
const sockets: OperatorSocket[] = [];
beforeAll(async () => {
  trial = await startTrial();
  olivia = await trial.signIn('olivia');
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await trial.stop();
});

const url = (path: string) => trial.baseUrl + path;
const connect = async (token: string, baseUrl = trial.baseUrl): Promise<OperatorSocket> => {
  const socket = await connectOperator(baseUrl, token);
  sockets.push(socket);
  return socket;
};
const call = async (method: string, path: string, { token }: { token: string }, body?: object) => {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body ? { 'content-type': 'application/json' } : {}),
  };
  const response = await fetch(url(path), { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return response.status;
};
const remove = (person: TokenAnswer, by = olivia) => call('DELETE', `/v1/members/${person.me.memberId}`, by);
const snapshotOf = (token: string) => get<Snapshot & Problem>(url('/v1/snapshot'), token);
const refused = { status: 401, body: { code: 'token_expired' } };

test('sign-out ends this session’s sockets and tokens, and no other’s', async () => {
  const [phone, laptop] = [await trial.signIn('alice'), await trial.signIn('alice')];
  const [onPhone, onLaptop] = [await connect(phone.token), await connect(laptop.token)];
  const ended = endOf(onPhone);
  expect(await call('POST', '/v1/sign-out', phone)).toBe(204);
  expect(await ended).toBe('token_expired');
  expect(await snapshotOf(phone.token)).toMatchObject(refused);
  await expect(connect(phone.token)).rejects.toThrow('token_expired');
  expect(onLaptop.connected).toBe(true);
  expect((await snapshotOf(laptop.token)).status).toBe(200);
});

test('sign-out ends the login too: no new access token comes of it', async () => {
  const { session, access } = await trial.join('Sofia', 'operator');
  await call('POST', '/v1/sign-out', access);
  expect(await post(url('/v1/token'), {}, session)).toMatchObject({
    status: 401,
    body: { code: 'unauthenticated' },
  });
});

test('a member who is removed is out: sockets, tokens, and what they held goes back to the queue', async () => {
  const { access: carla } = await trial.join('Carla', 'operator');
  const ben = await trial.signIn('ben');
  const { body: session } = await post<CustomerSession>(url('/v1/customer/sessions'), {
    botId: trial.botId,
    name: 'Erin',
  });
  await post(url('/v1/customer/commands'), { type: 'request_human' }, session.token);
  const erin = async (): Promise<Conversation> => (await snapshotOf(ben.token)).body.conversations[0]!;
  const held = await post<Done>(url(`/v1/handoffs/${(await erin()).handoff!.id}/claim`), {}, carla.token);
  expect(held.status).toBe(200);

  const socket = await connect(carla.token);
  const bens = await connect(ben.token);
  const ended = endOf(socket);
  expect(await remove(carla)).toBe(204);
  expect(await ended).toBe('token_expired');
  expect(await snapshotOf(carla.token)).toMatchObject(refused);
  const { conversationId, fence } = held.body;
  const say = { type: 'send', conversationId, fence, id: randomUUID(), kind: 'text', text: 'still me' };
  expect(await post(url('/v1/commands'), say, carla.token)).toMatchObject(refused);
  await vi.waitFor(async () =>
    expect(await erin()).toMatchObject({ owner: 'queue', fence: fence + 1, handoff: { operator: null } }),
  );
  expect(bens.connected).toBe(true);
});

test('a removed member gets no new access token with the login they had', async () => {
  const { session, access, login } = await trial.join('Rita', 'operator');
  await remove(access);
  expect((await post(url('/v1/token'), {}, session)).status).toBe(401);
  const { body: again } = await post<{ token: string }>(url('/api/auth/sign-in/email'), login);
  expect(await post(url('/v1/token'), {}, again.token)).toMatchObject({
    status: 403,
    body: { code: 'forbidden', permission: 'membership' },
  });
});

test('a lower role counts at once: the old token is void, the new one may less', async () => {
  const { access: dora, login } = await trial.join('Dora', 'operator');
  const make = (role: string) => call('PATCH', `/v1/members/${dora.me.memberId}`, olivia, { role });
  await make('admin');
  const asAdmin = (await signInWith(trial.baseUrl, login)).access;
  expect(await call('GET', '/v1/api-keys', asAdmin)).toBe(200);
  const socket = await connect(asAdmin.token);
  const ended = endOf(socket);
  expect(await make('operator')).toBe(200);
  expect(await ended).toBe('token_expired');
  expect(await get(url('/v1/api-keys'), asAdmin.token)).toMatchObject(refused);
  const asOperator = (await signInWith(trial.baseUrl, login)).access;
  expect(asOperator.me.permissions).toEqual(['chatbot.respond']);
  expect(await get(url('/v1/api-keys'), asOperator.token)).toMatchObject({
    status: 403,
    body: { code: 'forbidden', permission: 'chatbot.manage' },
  });
  expect((await connect(asOperator.token)).connected).toBe(true);
});

test('a revoked API key is refused on the bot’s next call, by key and by signature', async () => {
  const made = await post<{ id: string; key: string; secret: string }>(
    url('/v1/api-keys'),
    { name: 'platform' },
    olivia.token,
  );
  const event = () => ({
    specversion: '1.0',
    id: randomUUID(),
    source: '/platform',
    type: 'message.created',
    data: { bot: trial.botId, conversation: 'wa-1', by: 'customer', text: 'hello' },
  });
  const send = () => post<Problem>(url('/v1/events'), event(), made.body.key);
  const available = () => get<Problem>(url(`/v1/bots/${trial.botId}/availability`), made.body.key);
  const signed = async () => {
    const body = JSON.stringify(event());
    const headers = signedHeaders(made.body.secret, { id: randomUUID(), body, now: Date.now() });
    const response = await fetch(url(`/v1/events?key=${made.body.id}`), { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as Problem };
  };
  for (const ask of [send, available, signed]) expect((await ask()).status).toBe(200);
  expect(await call('DELETE', `/v1/api-keys/${made.body.id}`, olivia)).toBe(204);
  const out = { status: 401, body: { code: 'unauthenticated' } };
  for (const ask of [send, available, signed]) expect(await ask()).toMatchObject(out);
});

test('whoever has the answer has it: this node does not wait until it has read the journal', async () => {
  const { access: phone, login } = await trial.join('Sven', 'operator');
  const laptop = (await signInWith(trial.baseUrl, login)).access;
  const { journal } = trial.app.stage;
  const reading = Promise.withResolvers<void>();
  const read = journal.read.bind(journal);
  journal.read = async (...range) => {
    await reading.promise;
    return read(...range);
  };
  try {
    const [onPhone, onLaptop] = [await connect(phone.token), await connect(laptop.token)];
    const ended = [endOf(onPhone), endOf(onLaptop)];
    expect(await call('DELETE', '/v1/me/sessions', laptop)).toBe(204);
    expect(await snapshotOf(phone.token)).toMatchObject(refused);
    expect(await ended[0]).toBe('token_expired');
    expect(onLaptop.connected).toBe(true);
    expect(await call('PATCH', `/v1/members/${laptop.me.memberId}`, olivia, { role: 'admin' })).toBe(200);
    expect(await snapshotOf(laptop.token)).toMatchObject(refused);
    expect(await ended[1]).toBe('token_expired');
    const asAdmin = (await signInWith(trial.baseUrl, login)).access;
    expect(await remove(asAdmin)).toBe(204);
    expect(await snapshotOf(asAdmin.token)).toMatchObject(refused);
  } finally {
    journal.read = read;
    reading.resolve();
  }
});

test('it counts on a node that nobody is connected to, and on one that has just started', async () => {
  const config = readConfig({ BATON_RATE_LIMITS: 'off', BATON_LOG_LEVEL: 'error' });
  const log = pino({ level: 'silent' });
  const node = async () => {
    const other = await createApp({
      config,
      connection: trial.connection,
      shared: true,
      log,
      baseUrl: trial.baseUrl,
    });
    return { other, address: await other.server.listen({ host: '127.0.0.1', port: 0 }) };
  };
  const alice = await trial.signIn('alice');
  const { access: frida } = await trial.join('Frida', 'operator');
  const { other, address } = await node();
  try {
    expect((await get(`${address}/v1/snapshot`, alice.token)).status).toBe(200);
    // The trial's own node tells nobody (`shared: false`): this is the floor under a lost signal.
    await call('POST', '/v1/sign-out', alice);
    await remove(frida);
    for (const { token } of [alice, frida])
      await vi.waitFor(
        async () => expect(await get(`${address}/v1/snapshot`, token)).toMatchObject(refused),
        SOON_MS,
      );
  } finally {
    await other.close();
  }
  await trial.restart();
  for (const { token } of [alice, frida]) expect(await snapshotOf(token)).toMatchObject(refused);
});

test('it counts when it is the first thing that happens after a start', async () => {
  const { access: greta } = await trial.join('Greta', 'operator');
  await trial.restart();
  expect((await snapshotOf(greta.token)).status).toBe(200);
  await remove(greta);
  await vi.waitFor(async () => expect(await snapshotOf(greta.token)).toMatchObject(refused), SOON_MS);
});
