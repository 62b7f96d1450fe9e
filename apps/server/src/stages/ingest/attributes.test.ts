import { randomUUID } from 'node:crypto';
import type { CustomerProfile, EventAnswer } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Trial } from '../../trial-server.ts';

let trial: Trial;
let alice: string;
let apiKey: string;
beforeAll(async () => {
  trial = await startTrial();
  alice = (await trial.signIn('alice')).token;
  apiKey = (await trial.apiKey()).key;
});
afterAll(() => trial.stop());

const event = (type: string, data: object, id: string = randomUUID()) => ({
  specversion: '1.0',
  id,
  source: '/platform',
  type,
  data: { bot: trial.botId, ...data },
});
const written = (conversation: string, attributes: object, more: object = {}) =>
  event('message.created', {
    conversation,
    by: 'customer',
    text: 'hello',
    customer: { id: conversation, attributes },
    ...more,
  });

async function send(body: unknown): Promise<EventAnswer> {
  const { body: answered } = await post<{ results: EventAnswer[] }>(
    `${trial.baseUrl}/v1/events`,
    body,
    apiKey,
  );
  return answered.results[0]!;
}

async function profile(conversation: string): Promise<{ id: string; known: string[] }> {
  const loaded = await trial.app.stage.journal.loadByReference(trial.botId, conversation);
  const { id } = loaded!.conversation;
  const { body } = await get<CustomerProfile>(`${trial.baseUrl}/v1/conversations/${id}/customer`, alice);
  return { id, known: body.attributes.map(({ key, value, source }) => [key, value, source].join(' ')) };
}

test('a message brings attributes along; the same event again changes nothing', async () => {
  const first = written('at-1', { tier: 'gold', city: 'Ankara' });
  const answer = await send(first);
  expect(answer).toMatchObject({ status: 'accepted', repeated: false, owner: 'bot', fence: 1 });
  expect((await profile('at-1')).known).toEqual(['city Ankara platform', 'tier gold platform']);
  expect(await send(written('at-1', { city: null, tier: 'silver' }))).toMatchObject({ status: 'accepted' });
  expect(await send(first)).toMatchObject({
    status: 'accepted',
    repeated: true,
    seq: 'seq' in answer ? answer.seq : null,
  });
  expect((await profile('at-1')).known).toEqual(['tier silver platform']);
  const other = { ...first, data: { ...first.data, text: 'Other words' } };
  expect(await send(other)).toMatchObject({ problem: { code: 'id_conflict' } });
});

test('what is new is told in the journal once, without the values; what is not new adds nothing', async () => {
  const answer = await send(written('at-8', { tier: 'gold' }));
  await send(written('at-8', { tier: 'gold' }));
  await send(written('at-8', { tier: 'gold', city: null }));
  const { conversation } = (await trial.app.stage.journal.loadByReference(trial.botId, 'at-8'))!;
  const { organizationId } = (await trial.app.stage.directory.bot(trial.botId))!;
  const entries = await trial.app.stage.journal.read(organizationId, { after: 0, limit: 500 });
  const told = entries.filter((entry) => JSON.stringify(entry).includes(conversation.customer.id));
  expect(told.map(({ type }) => type)).toEqual(['conversation.started', 'customer.changed']);
  const own = entries.find(({ seq }) => 'seq' in answer && seq === answer.seq);
  expect(own).toMatchObject({ type: 'message.added', conversationId: conversation.id });
  expect(entries[own!.seq - 2]).toMatchObject({ type: 'customer.changed' });
  expect(JSON.stringify(entries)).not.toContain('gold');
});

test('one event that comes many times at once is written once', async () => {
  const first = written('at-2', { tier: 'gold' });
  const answers = await Promise.all(Array.from({ length: 6 }, () => send(first)));
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 'accepted'));
  expect(answers.filter((answer) => 'repeated' in answer && !answer.repeated)).toHaveLength(1);
  expect((await profile('at-2')).known).toEqual(['tier gold platform']);
});

test('a request for a human brings them, too; one that is refused leaves nothing', async () => {
  const asked = (attributes: object) =>
    event('handoff.requested', { conversation: 'at-3', customer: { id: 'at-3', attributes } });
  expect(await send(asked({ order: 'A-17' }))).toMatchObject({ status: 'accepted', owner: 'queue' });
  expect(await send(asked({ order: 'B-18' }))).toMatchObject({ problem: { code: 'handoff_open' } });
  const stale = written('at-3', { order: 'C-19' }, { by: 'bot', fence: 1 });
  expect(await send(stale)).toMatchObject({ problem: { code: 'stale_fence' } });
  expect(await send(stale)).toMatchObject({ problem: { code: 'stale_fence' } });
  expect((await profile('at-3')).known).toEqual(['order A-17 platform']);
});

test('they are the customer’s of the conversation, by whatever name a later event calls them', async () => {
  await send(event('message.created', { conversation: 'at-4', by: 'customer', text: 'hello' }));
  await send(written('at-4', { tier: 'gold' }, { customer: { id: 'crm-88', attributes: { tier: 'gold' } } }));
  expect((await profile('at-4')).known).toEqual(['tier gold platform']);
});

test('what the database cannot keep is replaced, and does not fail what came with it', async () => {
  const words = event('message.created', { conversation: 'at-6', by: 'customer', text: 'a\0b' });
  const { status, body } = await post<{ results: EventAnswer[] }>(
    `${trial.baseUrl}/v1/events`,
    [words, written('at-6', { tier: 'go\0ld' }), written('at-7', { tier: 'gold' })],
    apiKey,
  );
  expect([status, body.results.map((answer) => answer.status)]).toEqual([200, Array(3).fill('accepted')]);
  expect((await profile('at-6')).known).toEqual(['tier go\uFFFDld platform']);
});

test('what an operator wrote stands', async () => {
  await send(written('at-5', { tier: 'gold' }));
  const { id } = await profile('at-5');
  const change = await fetch(`${trial.baseUrl}/v1/conversations/${id}/customer`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${alice}`, 'content-type': 'application/json' },
    body: JSON.stringify({ attributes: { tier: 'platinum' } }),
  });
  expect(change.status).toBe(200);
  await send(written('at-5', { tier: 'gold', city: 'Izmir' }));
  expect((await profile('at-5')).known).toEqual(['city Izmir platform', 'tier platinum operator']);
});

test.each([
  ['a value that is too long', { tier: 'x'.repeat(501) }],
  ['a key that is too long', { ['k'.repeat(61)]: 'gold' }],
  ['a key of nothing', { ' ': 'gold' }],
  ['too many', Object.fromEntries(Array.from({ length: 31 }, (_none, n) => [`key${n}`, 'x']))],
  ['what is no text', { tier: 3 }],
])('%s is refused, and the message with it', async (_what, attributes) => {
  const conversation = `at-${randomUUID()}`;
  expect(await send(written(conversation, attributes))).toMatchObject({
    status: 'refused',
    problem: { code: 'invalid_request' },
  });
  expect(await trial.app.stage.journal.loadByReference(trial.botId, conversation)).toBeNull();
});
