import { randomUUID } from 'node:crypto';
import type {
  Conversation,
  Done,
  EventAnswer,
  Problem,
  Snapshot,
  Thread,
  TokenAnswer,
} from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  createBaton,
  handoffAcknowledged,
  handoffCancelled,
  handoffRequested,
  messageCreated,
  receive,
} from '../../../../../packages/sdk/src/index.ts';
import type { Baton, Received } from '../../../../../packages/sdk/src/index.ts';
import { FakeExpo } from '../../../../../e2e/fake-push/expo.ts';
import { FakeTarget } from '../../engines/guarded-http/fake-target.ts';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Trial } from '../../trial-server.ts';

let trial: Trial;
let expo: FakeExpo;
let platform: FakeTarget;
let baton: Baton;
let olivia: TokenAnswer;
let alice: TokenAnswer;
let endpoint: { id: string; secret: string };
let bot: string;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
  bot = trial.botId;
  // The bot of a platform of its own, which has a second to take a conversation back.
  await trial.app.manage.database.rows(
    'own_platform',
    `update bots set platform = 'api', policy = policy || '{"returnAckMs": 1000}' where id = $1`,
    [bot],
  );
  olivia = await trial.signIn('olivia');
  alice = await trial.signIn('alice');
  await addPhone();
  platform = await FakeTarget.start();
  endpoint = (await addEndpoint(platform.url)).body;
  const { key: apiKey } = await trial.apiKey();
  baton = createBaton({ baseUrl: trial.baseUrl, apiKey, source: '/bot' });
});
afterAll(async () => {
  await trial.stop();
  await platform.close();
  await expo.close();
});

const url = (path: string) => trial.baseUrl + path;
/** Somebody can be rung. */
const addPhone = () => {
  const device = { transport: 'expo', label: 'Phone', address: { token: 'ExpoPushToken[alice]' } };
  return post(url('/v1/devices'), device, alice.token);
};
const addEndpoint = (address: string, types?: string[]) =>
  post<{ id: string; secret: string } & Problem>(
    url('/v1/endpoints'),
    { botId: bot, url: address, ...(types && { types }) },
    olivia.token,
  );
const command = (body: object) => post<Done & Problem>(url('/v1/commands'), body, alice.token);
const conversationOf = async (answer: EventAnswer): Promise<Conversation> => {
  const { body } = await get<Snapshot>(url('/v1/snapshot'), alice.token);
  return body.conversations.find(({ id }) => 'conversationId' in answer && id === answer.conversationId)!;
};
/** What the platform has heard about a conversation, each checked and read with the SDK. */
const heard = async (conversation: string): Promise<Received[]> => {
  const events = await Promise.all(
    platform.requests.map(({ headers, body }) => receive({ headers, body }, { secrets: [endpoint.secret] })),
  );
  return events.flatMap((event) => (event?.data.conversation === conversation ? [event] : []));
};
const typesOf = async (conversation: string) => (await heard(conversation)).map(({ type }) => type);
type Outbound = {
  outbound: { id: string; endpointId: string; type: string; state: string; lastStatus: number | null }[];
};
const outboundTo = async (endpointId: string) =>
  (await get<Outbound>(url('/v1/outbound'), olivia.token)).body.outbound.filter(
    (row) => row.endpointId === endpointId,
  );

/** A customer of the platform asks for a human, and Alice claims. */
async function claimed(conversation: string) {
  const [, asked] = await baton.events(
    messageCreated({ bot, conversation, by: 'customer', text: 'My train was cancelled' }),
    handoffRequested({ bot, conversation, words: 'over 500 €' }),
  );
  const { handoff, id } = await conversationOf(asked!);
  const { body } = await command({ type: 'claim', handoffId: handoff!.id });
  return { id, fence: body.fence, answer: asked!, handoffId: handoff!.id };
}

test('the platform hears the whole handoff; the hand back carries words, outcome and facts', async () => {
  const conversation = 'wa-1';
  const { id, fence, answer, handoffId } = await claimed(conversation);
  const say = (text: string, kind = 'text') =>
    command({ type: 'send', conversationId: id, fence, id: randomUUID(), kind, text });
  await say('Hello, I am Alice.');
  await say('he is angry', 'note');
  await baton.events(messageCreated({ bot, conversation, by: 'customer', text: 'Refund please' }));
  await say('Done: 61.50 €.');
  const facts = { amount: '61.50', booking: 'X7' };
  const back = await command({ type: 'hand_back', conversationId: id, fence, outcome: 'refunded', facts });
  expect(back.status).toBe(200);

  await vi.waitFor(async () =>
    expect(await typesOf(conversation)).toEqual([
      'handoff.queued',
      'handoff.claimed',
      'message.created',
      'message.created',
      'message.created',
      'handoff.returned',
    ]),
  );
  const events = await heard(conversation);
  expect(events.map(({ data }) => data.fence)).toEqual([2, 3, 3, 3, 3, 4]);
  expect(new Set(events.map((event) => event.id)).size).toBe(6);
  expect(events[1]!.data).toMatchObject({ handoff: handoffId, operator: { name: 'Alice' } });
  expect(events.at(-1)).toMatchObject({
    type: 'handoff.returned',
    data: {
      bot,
      conversation,
      conversationId: id,
      handoff: handoffId,
      operator: { name: 'Alice' },
      outcome: 'refunded',
      facts,
      messages: [
        { by: 'operator', name: 'Alice', text: 'Hello, I am Alice.' },
        { by: 'customer', text: 'Refund please' },
        { by: 'operator', name: 'Alice', text: 'Done: 61.50 €.' },
      ],
    },
  });
  expect(JSON.stringify(platform.requests)).not.toContain('he is angry');

  const [early] = await baton.events(handoffAcknowledged({ bot, conversation, fence: fence }));
  expect(early).toMatchObject({ status: 'refused', problem: { code: 'stale_fence', current: 4 } });
  expect((await conversationOf(answer)).handoff?.returnAcknowledged).toBe(false);
  const [taken] = await baton.events(handoffAcknowledged({ bot, conversation, fence: back.body.fence }));
  expect(taken).toMatchObject({ status: 'accepted', owner: 'bot' });
  expect((await conversationOf(answer)).handoff).toMatchObject({
    state: 'returned',
    returnAcknowledged: true,
    returnOverdue: false,
  });
});

test('a note may be left at any time, by whoever answers here; the platform never hears of it', async () => {
  const conversation = 'wa-notes';
  const [begun] = await baton.events(
    messageCreated({ bot, conversation, by: 'customer', text: 'My seat was 12A' }),
  );
  const { id } = await conversationOf(begun!);
  const ben = await trial.signIn('ben');
  const say = (kind: 'note' | 'text', text: string, to = id) =>
    post<Done & Problem>(
      url('/v1/commands'),
      { type: 'send', conversationId: to, fence: 0, id: randomUUID(), kind, text },
      ben.token,
    );
  const owners = ['bot', 'queue', 'operator', 'bot', 'nobody'];
  const leave = async () => {
    const { fence, owner } = await conversationOf(begun!);
    expect((await say('note', `for us, with ${owner}`)).body).toMatchObject({ conversationId: id, fence });
    expect((await say('text', 'for the customer')).body.code).toBe('not_holder');
    expect(await conversationOf(begun!)).toMatchObject({ fence, owner });
  };
  await leave();
  await baton.events(handoffRequested({ bot, conversation, words: 'a human' }));
  await leave();
  const claim = async () => {
    const { handoff } = await conversationOf(begun!);
    return (await command({ type: 'claim', handoffId: handoff!.id })).body.fence;
  };
  let fence = await claim();
  await leave();
  await command({ type: 'hand_back', conversationId: id, fence, outcome: 'done', facts: {} });
  await leave();
  await baton.events(handoffRequested({ bot, conversation, words: 'a human again' }));
  fence = await claim();
  await command({ type: 'resolve', conversationId: id, fence });
  await leave();

  const { body } = await get<Thread>(url(`/v1/conversations/${id}/thread`), alice.token);
  const notes = body.entries.flatMap((entry) =>
    entry.type === 'message.added' && entry.message.kind === 'note' ? [entry] : [],
  );
  expect(notes.map(({ message }) => message.text)).toEqual(owners.map((owner) => `for us, with ${owner}`));
  expect(notes.map(({ owner }) => owner)).toEqual(owners);
  expect((await conversationOf(begun!)).lastMessage?.text).toBe('My seat was 12A');
  expect((await say('note', 'of another house', randomUUID())).body.code).toBe('not_found');
  await vi.waitFor(async () => expect(await typesOf(conversation)).toContain('conversation.resolved'));
  expect(JSON.stringify(platform.requests)).not.toContain('for us');
});

test('a hand back that the bot does not acknowledge shows in the queue, until it does', async () => {
  const conversation = 'wa-2';
  const { id, fence, answer } = await claimed(conversation);
  await command({ type: 'hand_back', conversationId: id, fence, outcome: 'done', facts: {} });
  const since = Date.now();
  const { handoff: fresh } = await conversationOf(answer);
  expect(fresh).toMatchObject({ returnAcknowledged: false, returnOverdue: false });
  await vi.waitFor(
    async () => expect((await conversationOf(answer)).handoff?.returnOverdue).toBe(true),
    4000,
  );
  expect(Date.now() - since).toBeGreaterThan(800);
  await baton.events(handoffAcknowledged({ bot, conversation, fence: fence + 1 }));
  expect((await conversationOf(answer)).handoff).toMatchObject({
    returnAcknowledged: true,
    returnOverdue: false,
  });
});

test('what the bot was still saying is refused and recorded, and the customer never sees it', async () => {
  const conversation = 'wa-3';
  const { id } = await claimed(conversation);
  const late = messageCreated({ bot, conversation, by: 'bot', text: 'Have a voucher', fence: 1 });
  const refusal = {
    status: 'refused',
    problem: { code: 'stale_fence', status: 409, current: 3, owner: 'operator' },
  };
  expect(await baton.events(late)).toMatchObject([refusal]);
  expect((await baton.events(late))[0]).toMatchObject({ problem: { code: 'stale_fence' } });
  const { body: thread } = await get<Thread>(url(`/v1/conversations/${id}/thread`), alice.token);
  const discarded = thread.entries.filter(({ type }) => type === 'message.discarded');
  expect(discarded).toMatchObject([{ message: { by: 'bot', text: 'Have a voucher' }, fence: 1, current: 3 }]);
  expect(thread.conversation.lastMessage?.text).toBe('My train was cancelled');
  expect(JSON.stringify(await heard(conversation))).not.toContain('voucher');
});

test('when nobody can be rung, the platform is told the words for its customer, once', async () => {
  const { database } = trial.app.manage;
  await database.rows('test: nobody', 'update devices set gone_at = 1', []);
  const conversation = 'wa-nobody';
  const customer = { id: 'karim', name: 'Karim', language: 'de' };
  await baton.events(handoffRequested({ bot, conversation, customer }));
  await vi.waitFor(async () =>
    expect(await typesOf(conversation)).toEqual(['handoff.queued', 'message.created']),
  );
  expect((await heard(conversation))[1]!.data).toMatchObject({
    fence: 2,
    message: { by: 'system', text: expect.stringContaining('niemand erreichbar') },
  });
  await baton.events(handoffCancelled({ bot, conversation }));
  await vi.waitFor(async () => expect((await typesOf(conversation)).at(-1)).toBe('handoff.failed'));
  await addPhone();
});

test('what failed is sent again on demand, under the same id', async () => {
  const receiver = await FakeTarget.start();
  receiver.reply = { status: 500, headers: {}, body: '' };
  const { id } = (await addEndpoint(receiver.url, ['handoff.queued'])).body;
  // Who listens is asked once a second.
  await vi.waitFor(async () => {
    await baton.events(handoffRequested({ bot, conversation: `wa-4-${randomUUID()}` }));
    expect(await outboundTo(id)).not.toEqual([]);
  }, 4000);
  const [first] = await vi.waitFor(async () => {
    const rows = await outboundTo(id);
    expect(rows.at(-1)).toMatchObject({ state: 'queued', lastStatus: 500 });
    return rows.slice(-1);
  }, 4000);
  receiver.reply = { status: 200, headers: {}, body: '' };
  const again = (token: string) => post<Problem>(url(`/v1/outbound/${first!.id}/redeliver`), {}, token);
  const { owner } = await trial.neighbour();
  expect(await again(owner.token)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect((await again(olivia.token)).status).toBe(202);
  await vi.waitFor(async () =>
    expect((await outboundTo(id)).at(-1)).toMatchObject({
      id: first!.id,
      state: 'delivered',
      lastStatus: 200,
    }),
  );
  const ids = receiver.requests.map(({ headers }) => headers['webhook-id']);
  expect(ids.filter((one) => one === first!.id).length).toBeGreaterThanOrEqual(2);
  // Also what arrived, for a platform that lost it.
  expect((await again(olivia.token)).status).toBe(202);
  await vi.waitFor(() =>
    expect(
      receiver.requests.filter(({ headers }) => headers['webhook-id'] === first!.id).length,
    ).toBeGreaterThanOrEqual(3),
  );
  await receiver.close();
});

test('an endpoint that answers 410 is disabled, and its admin sees why', async () => {
  const receiver = await FakeTarget.start();
  receiver.reply = { status: 410, headers: {}, body: '' };
  const { id } = (await addEndpoint(receiver.url)).body;
  type Listed = { endpoints: { id: string; disabled: boolean; disabledReason: string | null }[] };
  const shown = async () =>
    (await get<Listed>(url('/v1/endpoints'), olivia.token)).body.endpoints.find((one) => one.id === id);
  await claimed('wa-5');
  await vi.waitFor(async () =>
    expect(await shown()).toMatchObject({
      disabled: true,
      disabledReason: 'the endpoint answered 410 Gone',
    }),
  );
  await vi.waitFor(async () => {
    const rows = await outboundTo(id);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ state }) => state === 'dead')).toBe(true);
  });
  const before = receiver.requests.length;
  await claimed('wa-6');
  await vi.waitFor(async () => expect(await typesOf('wa-6')).toHaveLength(2));
  expect(receiver.requests).toHaveLength(before);
  await receiver.close();
});

test('a private address is refused unless the settings allow it', async () => {
  const strict = await startTrial({ BATON_ALLOW_PRIVATE_TARGETS: 'false' });
  try {
    const { token } = await strict.signIn('olivia');
    const add = (address: string) =>
      post<Problem>(`${strict.baseUrl}/v1/endpoints`, { botId: strict.botId, url: address }, token);
    for (const [address, why] of [
      ['http://example.com/hook', 'scheme_not_allowed'],
      ['https://127.0.0.1/hook', 'private_address'],
      ['https://[::ffff:10.0.0.1]/hook', 'private_address'],
      ['https://169.254.169.254/latest/meta-data', 'private_address'],
      ['https://localhost/hook', 'private_address'],
      ['https://93.184.215.14:22/hook', 'port_not_allowed'],
      ['https://user:secret@93.184.215.14/hook', 'credentials_in_url'],
    ])
      expect(await add(address!)).toMatchObject({ status: 400, body: { code: 'endpoint_forbidden', why } });
    expect((await add('https://93.184.215.14/hook')).status).toBe(201);
  } finally {
    await strict.stop();
  }
});
