import { randomUUID } from 'node:crypto';
import type { EventAnswer } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedHeaders } from '../../adapters/standard-webhooks.ts';
import { HeardOf } from '../../journal/heard-of.ts';
import { startTrial } from '../../trial-server.ts';
import type { ApiKey, Trial } from '../../trial-server.ts';
import { openConversation } from './conversation.ts';

let trial: Trial;
let apiKey: ApiKey;
beforeAll(async () => {
  trial = await startTrial();
  apiKey = await trial.apiKey();
});
afterAll(() => trial.stop());

const event = (type: string, data: object, id: string = randomUUID()) => ({
  specversion: '1.0',
  id,
  source: '/platform',
  type,
  data: { bot: trial.botId, conversation: 'wa-1', ...data },
});

async function send(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${trial.baseUrl}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey.key}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as { results: EventAnswer[]; code?: string },
  };
}

test('structured: a customer writes; the same event again is the same message', async () => {
  const written = event('message.created', { by: 'customer', text: 'Where is my train?' });
  const first = await send(written);
  expect(first).toMatchObject({
    status: 200,
    body: { results: [{ status: 'accepted', repeated: false, owner: 'bot', fence: 1 }] },
  });
  const second = await send(written);
  expect(second.body.results[0]).toMatchObject({ status: 'accepted', repeated: true });
  const other = { ...written, data: { ...written.data, text: 'Other words' } };
  expect((await send(other)).body.results[0]).toMatchObject({ problem: { code: 'id_conflict' } });
});

test('batch: each event is answered, and one that is broken does not spoil the others', async () => {
  const { status, body } = await send([
    event('message.created', { by: 'customer', text: 'one', conversation: 'wa-2' }),
    event('no.such_event', {}),
    event('message.created', { by: 'customer', conversation: 'wa-2' }),
    { nonsense: true },
  ]);
  expect(status).toBe(207);
  expect(body.results.map((result) => (result.status === 'accepted' ? 'ok' : result.problem.code))).toEqual([
    'ok',
    'unsupported_event',
    'invalid_request',
    'invalid_request',
  ]);
});

test('binary: attributes in headers', async () => {
  const headers = {
    'ce-specversion': '1.0',
    'ce-id': randomUUID(),
    'ce-source': '/platform',
    'ce-type': 'message.created',
  };
  const data = { bot: trial.botId, conversation: 'wa-3', by: 'customer', text: 'hello' };
  expect((await send(data, headers)).body.results[0]).toMatchObject({ status: 'accepted' });
});

test('signed: the right secret, not an old stamp, not another body', async () => {
  const body = JSON.stringify(
    event('message.created', { by: 'customer', text: 'signed', conversation: 'wa-4' }),
  );
  const call = async (headers: Record<string, string>, sent = body) => {
    const response = await fetch(`${trial.baseUrl}/v1/events?key=${apiKey.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: sent,
    });
    return { status: response.status, body: (await response.json()) as { code?: string } };
  };
  const headers = (now: number) => signedHeaders(apiKey.secret, { id: randomUUID(), body, now });
  expect((await call(headers(Date.now()))).status).toBe(200);
  expect((await call(headers(Date.now() - 600_000))).body.code).toBe('timestamp_out_of_tolerance');
  expect((await call(headers(Date.now()), body.replace('signed', 'forged'))).body.code).toBe(
    'signature_invalid',
  );
});

test('a handoff takes the fence with it: the bot that did not hear of it is refused', async () => {
  const conversation = 'wa-5';
  await send(event('message.created', { by: 'customer', text: 'hello', conversation }));
  const asked = event('handoff.requested', { conversation, words: 'over 500 €' });
  const requested = await send(asked);
  expect(requested.body.results[0]).toMatchObject({ status: 'accepted', owner: 'queue', fence: 2 });
  expect((await send(asked)).body.results[0]).toMatchObject({ repeated: true, owner: 'queue' });
  const late = event('message.created', { by: 'bot', text: 'A voucher?', conversation, fence: 1 });
  expect((await send(late)).body.results[0]).toMatchObject({
    status: 'refused',
    problem: { code: 'stale_fence', current: 2 },
  });
  const without = event('message.created', { by: 'bot', text: 'A voucher?', conversation });
  expect((await send(without)).body.results[0]).toMatchObject({ problem: { code: 'fence_missing' } });
  const cancelled = await send(event('handoff.cancelled', { conversation }));
  expect(cancelled.body.results[0]).toMatchObject({ status: 'accepted', owner: 'bot', fence: 3 });
});

test('a handoff may be the first that is heard of a conversation: it begins with it, once', async () => {
  const conversation = 'wa-6';
  const asked = Array.from({ length: 6 }, () => event('handoff.requested', { conversation }));
  const answers = (await Promise.all(asked.map((one) => send(one)))).map(({ body }) => body.results[0]!);
  expect(answers.filter(({ status }) => status === 'accepted')).toMatchObject([{ owner: 'queue', fence: 2 }]);
  for (const answer of answers.filter(({ status }) => status === 'refused'))
    expect(answer).toMatchObject({ problem: { code: 'handoff_open' } });
  const { journal, directory } = trial.app.stage;
  const { organizationId } = (await directory.bot(trial.botId))!;
  const loaded = (await journal.loadByReference(trial.botId, conversation))!;
  const range = { after: 0, limit: 2, conversationId: loaded.conversation.id };
  const [began, requested] = await journal.read(organizationId, range);
  expect(began).toMatchObject({
    type: 'conversation.started',
    conversation: { owner: 'bot', fence: 1, handoff: null },
  });
  expect(requested).toMatchObject({ type: 'handoff.requested', seq: began!.seq + 1, fence: 2 });
});

test('a request about a conversation that another node has begun finds it', async () => {
  const about = { conversation: 'wa-elsewhere' };
  const { organizationId } = (await trial.app.stage.directory.bot(trial.botId))!;
  const opening = { organizationId, botId: trial.botId, reference: about.conversation };
  const begun = await openConversation(trial.app.stage, {
    ...opening,
    connector: 'api',
    customer: { id: randomUUID(), name: 'Erin', language: null },
  });
  trial.app.stage.heardOf = new HeardOf();
  const asked = event('handoff.requested', about);
  const [answer] = (await send(asked)).body.results;
  expect(answer).toMatchObject({ status: 'accepted', conversationId: begun.conversation.id, owner: 'queue' });
  expect((await send(asked)).body.results[0]).toEqual({ ...answer, repeated: true });
});

test('limits: no key, too deep, poisoned, too large', async () => {
  expect((await send(event('message.created', {}), { authorization: 'Bearer bk_nobody' })).status).toBe(401);
  const deep = '['.repeat(10_000) + ']'.repeat(10_000);
  expect((await send(deep)).body.code).toBe('invalid_request');
  expect((await send('{"__proto__":{"x":1}}')).body.code).toBe('invalid_request');
  expect((await send(`"${'x'.repeat(1_100_000)}"`)).body.code).toBe('payload_too_large');
});
