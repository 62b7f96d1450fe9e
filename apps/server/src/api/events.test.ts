import { randomUUID } from 'node:crypto';
import type { EventAnswer, Problem, Snapshot, Thread } from '@baton/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedHeaders } from '../adapters/standard-webhooks.ts';
import { connectOperator } from '../trial-socket.ts';
import { get, post, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';

type Key = { id: string; key: string; secret: string };
type Answered = { status: number; body: Problem & { results?: EventAnswer[] }; headers: Headers };

const PROBLEM = /^application\/problem\+json\b/;

let trial: Trial;
let owner: string;
let apiKey: Key;
beforeAll(async () => {
  trial = await startTrial();
  owner = (await trial.signIn('olivia')).token;
  apiKey = await newKey(owner);
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
const newKey = async (token: string, botId: string | null = null): Promise<Key> =>
  (await post<Key>(url('/v1/api-keys'), { name: 'platform', botId }, token)).body;
const event = (conversation: string, data: object = {}, attributes: object = {}) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/platform',
  type: 'message.created',
  ...attributes,
  data: { bot: trial.botId, conversation, by: 'customer', text: 'hello', ...data },
});

async function call(body: string, headers: Record<string, string>, query = ''): Promise<Answered> {
  const response = await fetch(url(`/v1/events${query}`), {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', ...headers },
    body,
  });
  return {
    status: response.status,
    body: (await response.json()) as Answered['body'],
    headers: response.headers,
  };
}
const send = (body: unknown, headers: Record<string, string> = {}, key = apiKey) =>
  call(typeof body === 'string' ? body : JSON.stringify(body), {
    authorization: `Bearer ${key.key}`,
    ...headers,
  });
const problemOf = async (answer: Promise<Answered>) => {
  const { status, body, headers } = await answer;
  expect(headers.get('content-type')).toMatch(PROBLEM);
  return [status, body.code];
};
const codesOf = ({ body }: Answered) =>
  body.results!.map((result) => (result.status === 'accepted' ? 'accepted' : result.problem.code));
/** What the customer wrote there, as the operators see it. */
async function wordsIn(conversationId: string | null): Promise<string[]> {
  const { body } = await get<Thread>(url(`/v1/conversations/${conversationId}/thread`), owner);
  return body.entries.flatMap((entry) =>
    entry.type === 'message.added' && entry.message.by === 'customer' ? [entry.message.text] : [],
  );
}
const conversationIn = ({ body }: Answered): string | null => {
  const [result] = body.results!;
  return result?.status === 'accepted' ? result.conversationId : null;
};

describe('three modes', () => {
  test('structured, batched and binary say the same', async () => {
    const modes = ['structured', 'batched', 'binary'];
    const sent = modes.map((mode) => event(mode, { text: mode }));
    const [structured, batched, binary] = sent as [(typeof sent)[0], (typeof sent)[0], (typeof sent)[0]];
    const { data, ...attributes } = binary;
    const headers = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`ce-${name}`, String(value)]),
    );
    const answers = [
      await send(structured),
      await send([batched], { 'content-type': 'application/cloudevents-batch+json' }),
      await send(data, { ...headers, 'content-type': 'application/json' }),
    ];
    for (const [n, answer] of answers.entries()) {
      expect(answer.status).toBe(200);
      expect(answer.body.results).toMatchObject([{ status: 'accepted', id: sent[n]!.id, repeated: false }]);
      expect(await wordsIn(conversationIn(answer))).toEqual([modes[n]]);
    }
    // An event is the same event in whatever mode it comes again.
    expect((await send(binary)).body.results).toMatchObject([{ status: 'accepted', repeated: true }]);
  });

  test('a batch keeps the order within each conversation', async () => {
    const batch = Array.from({ length: 60 }, (_, n) => event(`order-${n % 3}`, { text: `line ${n}` }));
    const answer = await send(batch);
    expect(answer.body.results!.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    const lines = await wordsIn(conversationIn(answer));
    expect(lines).toEqual(Array.from({ length: 20 }, (_, n) => `line ${3 * n}`));
  });

  test('binary without what makes an event is refused', async () => {
    const { data } = event('incomplete');
    const answer = await send(data, { 'ce-specversion': '1.0', 'ce-id': 'x', 'ce-type': 'message.created' });
    expect([answer.status, codesOf(answer)]).toEqual([207, ['invalid_request']]);
    const old = await send(event('old', {}, { specversion: '0.3' }));
    expect(codesOf(old)).toEqual(['invalid_request']);
  });
});

describe('limits', () => {
  test('a megabyte, and no more', async () => {
    const padded = (bytes: number) => {
      const body = event('large', {}, { padding: '' });
      const room = bytes - Buffer.byteLength(JSON.stringify(body));
      return JSON.stringify({ ...body, padding: 'x'.repeat(room) });
    };
    expect(padded(1024 * 1024)).toHaveLength(1024 * 1024);
    expect((await send(padded(1024 * 1024))).status).not.toBe(413);
    expect(await problemOf(send(padded(1024 * 1024 + 1)))).toEqual([413, 'payload_too_large']);
    const elsewhere = await post<Problem>(
      url('/v1/commands'),
      { type: 'claim', x: 'x'.repeat(65_536) },
      owner,
    );
    expect(elsewhere).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
  });

  test('32 levels, and no more; brackets in words do not count', async () => {
    const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    const invalid = [400, 'invalid_request'];
    expect((await send(nested(32))).status).toBe(207);
    expect(await problemOf(send(nested(33)))).toEqual(invalid);
    expect(await problemOf(send(nested(400_000)))).toEqual(invalid);
    expect((await send(event('brackets', { text: '[{'.repeat(100) }))).status).toBe(200);
    expect((await send(event('quotes', { text: '\\"[{'.repeat(100) }))).status).toBe(200);
  });

  test.each(['', '{', 'null and void', '{"__proto__":{"admin":true}}', '{"a":{"constructor":1}}', '[]'])(
    'what is no event: %s',
    async (body) => {
      expect(await problemOf(send(body))).toEqual([400, 'invalid_request']);
      expect({}).not.toHaveProperty('admin');
    },
  );

  test('500 events at once, and no more', async () => {
    const some = (count: number) =>
      JSON.stringify(Array.from({ length: count }, (_, n) => event(`many-${n % 7}`, { text: `${n}` })));
    expect((await send(some(500))).status).toBe(200);
    expect(await problemOf(send(some(501)))).toEqual([400, 'invalid_request']);
  });

  test('a text of its length, and no more', async () => {
    const answer = await send([event('long', { text: 'x'.repeat(8001) }), event('long', { text: '' })]);
    expect([answer.status, codesOf(answer)]).toEqual([207, ['invalid_request', 'invalid_request']]);
  });
});

describe('whose key it is', () => {
  test('another organization’s bot is not there, and a key for one bot knows no other', async () => {
    const neighbour = await trial.neighbour();
    const theirs = await newKey(neighbour.owner.token);
    expect(codesOf(await send(event('foreign'), {}, theirs))).toEqual(['not_found']);
    expect(codesOf(await send(event('foreign', { bot: neighbour.botId })))).toEqual(['not_found']);
    const own = await newKey(owner, trial.botId);
    expect(codesOf(await send(event('own'), {}, own))).toEqual(['accepted']);
    const narrow = await newKey(neighbour.owner.token, neighbour.botId);
    expect(codesOf(await send(event('own', { bot: neighbour.botId }), {}, narrow))).toEqual(['accepted']);
    expect(codesOf(await send(event('own'), {}, narrow))).toEqual(['not_found']);
    const { body } = await get<Snapshot>(url('/v1/snapshot'), owner);
    expect(body.conversations.every(({ botId }) => botId === trial.botId)).toBe(true);
  });
});

describe('signed instead of by key', () => {
  const signed = (
    body: string,
    {
      key = apiKey,
      at = Date.now(),
      id = randomUUID() as string,
      change = {} as Record<string, string>,
    } = {},
  ) => call(body, { ...signedHeaders(key.secret, { id, body, now: at }), ...change }, `?key=${key.id}`);
  const body = () => JSON.stringify(event('signed'));
  const MINUTE = 60_000;

  test('a good signature is enough, one of several too', async () => {
    expect((await signed(body())).status).toBe(200);
    const text = body();
    const own = signedHeaders(apiKey.secret, { id: 'm1', body: text, now: Date.now() });
    const rotating = { ...own, 'webhook-signature': `v1,b2xk ${own['webhook-signature']} v2,x` };
    expect((await call(text, rotating, `?key=${apiKey.id}`)).status).toBe(200);
  });

  test('a wrong one is refused, also beside a good key', async () => {
    const refused = [401, 'signature_invalid'];
    const other = await newKey(owner);
    expect(await problemOf(signed(body(), { key: { ...other, id: apiKey.id } }))).toEqual(refused);
    const text = body();
    const headers = signedHeaders(apiKey.secret, { id: 'm2', body: text, now: Date.now() });
    const query = `?key=${apiKey.id}`;
    expect(await problemOf(call(text.replace('hello', 'hullo'), headers, query))).toEqual(refused);
    for (const change of [
      { 'webhook-id': 'm3' },
      { 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) },
      { 'webhook-timestamp': 'soon' },
      { 'webhook-signature': 'v1,' },
      { 'webhook-signature': headers['webhook-signature']!.replace('v1,', '') },
    ])
      expect(await problemOf(call(text, { ...headers, ...change }, query))).toEqual(refused);
    const beside = { 'webhook-signature': 'v1,AAAA', authorization: `Bearer ${apiKey.key}` };
    expect(await problemOf(signed(body(), { change: beside }))).toEqual(refused);
    for (const key of ['', '?key=', `?key=${randomUUID()}`, '?key=x'])
      expect(await problemOf(call(text, headers, key))).toEqual([401, 'unauthenticated']);
  });

  test('one that is older than five minutes, or from the future, is refused', async () => {
    const refused = [401, 'timestamp_out_of_tolerance'];
    expect(await problemOf(signed(body(), { at: Date.now() - 5.1 * MINUTE }))).toEqual(refused);
    expect(await problemOf(signed(body(), { at: Date.now() + 5.1 * MINUTE }))).toEqual(refused);
    expect((await signed(body(), { at: Date.now() - 4.9 * MINUTE })).status).toBe(200);
  });

  test('replayed, it does nothing a second time', async () => {
    const text = JSON.stringify(event('replay', { text: 'once' }));
    const sent = { id: 'replayed', at: Date.now() };
    const first = await signed(text, sent);
    const again = await Promise.all([signed(text, sent), signed(text, sent), signed(text, sent)]);
    for (const answer of again)
      expect(answer.body.results).toMatchObject([{ status: 'accepted', repeated: true }]);
    expect(await wordsIn(conversationIn(first))).toEqual(['once']);
    const asking = JSON.stringify(event('replay', {}, { type: 'handoff.requested' }));
    const request = JSON.parse(asking) as { data: Record<string, unknown> };
    delete request.data['by'];
    delete request.data['text'];
    const asked = JSON.stringify(request);
    expect((await signed(asked, sent)).body.results).toMatchObject([{ owner: 'queue', repeated: false }]);
    expect((await signed(asked, sent)).body.results).toMatchObject([{ owner: 'queue', repeated: true }]);
  });
});

describe('too often', () => {
  test('is refused with Retry-After, on each door', async () => {
    const limited = await startTrial({ BATON_RATE_LIMITS: 'on' });
    try {
      const session = () =>
        fetch(`${limited.baseUrl}/v1/customer/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ botId: limited.botId }),
        });
      const first = await Promise.all(Array.from({ length: 30 }, session));
      expect(first.every(({ status }) => status === 201)).toBe(true);
      const late = await session();
      expect(late.status).toBe(429);
      expect(late.headers.get('content-type')).toMatch(PROBLEM);
      expect(await late.json()).toMatchObject({ code: 'rate_limited' });
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(late.headers.get('retry-after'))).toBeLessThanOrEqual(60);

      // A platform sends for many customers: its door is wider, and counted by itself.
      const events = await fetch(`${limited.baseUrl}/v1/events`, { method: 'POST', body: '{}' });
      expect([events.status, events.headers.get('x-ratelimit-limit')]).toEqual([401, '5000']);

      const { token } = await limited.signIn('alice');
      const socket = await connectOperator(limited.baseUrl, token);
      const answers = await Promise.all(
        Array.from({ length: 260 }, () => socket.timeout(5000).emitWithAck('sync', 'x:0')),
      );
      const refused = answers.filter((answer) => !answer.ok);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThanOrEqual(60);
      for (const answer of refused) expect(answer).toMatchObject({ problem: { code: 'rate_limited' } });
      socket.close();
    } finally {
      await limited.stop();
    }
  });
});
