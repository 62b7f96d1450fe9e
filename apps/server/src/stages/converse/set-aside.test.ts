import { randomUUID } from 'node:crypto';
import type { Conversation, Done, Problem, Snapshot, Thread } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Acting, Trial } from '../../trial-server.ts';

let trial: Trial;
let alice: Acting;
let ben: Acting;
beforeAll(async () => {
  trial = await startTrial();
  [alice, ben] = [await trial.member('Alice', 'operator'), await trial.member('Ben', 'operator')];
});
afterAll(() => trial.stop());

const url = (path: string): string => trial.baseUrl + path;
const command = (who: Acting, body: object) => post<Done & Problem>(url('/v1/commands'), body, who.token);
const snapshot = async (): Promise<Snapshot> => (await get<Snapshot>(url('/v1/snapshot'), alice.token)).body;
const conversation = async (id: string): Promise<Conversation> =>
  (await snapshot()).conversations.find((one) => one.id === id)!;
const threadOf = async (id: string): Promise<Thread['entries']> =>
  (await get<Thread>(url(`/v1/conversations/${id}/thread`), alice.token)).body.entries;

async function customer() {
  const { body } = await post<{ token: string }>(url('/v1/customer/sessions'), { botId: trial.botId });
  const say = (text: string) =>
    post(url('/v1/customer/commands'), { type: 'send', id: randomUUID(), text }, body.token);
  return { say, ask: () => post(url('/v1/customer/commands'), { type: 'request_human' }, body.token) };
}

/** A customer asks, and Alice has it. */
async function claimed() {
  const before = new Set((await snapshot()).conversations.map(({ id }) => id));
  const erin = await customer();
  await erin.say('My train was cancelled');
  await erin.ask();
  const { id, handoff } = await vi.waitFor(async () => {
    const found = (await snapshot()).conversations.find((one) => !before.has(one.id) && one.handoff);
    expect(found).toBeDefined();
    return found!;
  });
  const { body } = await command(alice, { type: 'claim', handoffId: handoff!.id });
  return { id, fence: body.fence, erin };
}

test('a transfer gives it to a teammate at once, and the old fence is worth nothing', async () => {
  const { id, fence } = await claimed();
  const give = { type: 'transfer', conversationId: id, fence, to: ben.memberId, note: 'speaks Turkish' };
  const { body } = await command(alice, give);
  expect(body.fence).toBe(fence + 1);
  expect((await command(alice, give)).status).toBe(200);
  expect(await conversation(id)).toMatchObject({
    owner: 'operator',
    fence: fence + 1,
    handoff: { operator: { name: 'Ben' }, transferredBy: alice.memberId },
  });
  const send = { type: 'send', conversationId: id, kind: 'text', text: 'Hello' };
  expect(await command(alice, { ...send, id: randomUUID(), fence: fence + 1 })).toMatchObject({
    status: 409,
    body: { code: 'not_holder', claimedBy: { name: 'Ben' } },
  });
  expect((await command(ben, { ...send, id: randomUUID(), fence })).body).toMatchObject({
    code: 'stale_fence',
  });
  expect((await command(ben, { ...send, id: randomUUID(), fence: fence + 1 })).status).toBe(200);
  expect(await threadOf(id)).toContainEqual(
    expect.objectContaining({
      type: 'handoff.transferred',
      from: { memberId: alice.memberId, name: 'Alice' },
      note: 'speaks Turkish',
    }),
  );
});

test('nobody gives it to a stranger, to themselves or to another organization', async () => {
  const { id, fence } = await claimed();
  const give = (to: string) =>
    command(alice, { type: 'transfer', conversationId: id, fence, to, note: '' }).then(
      ({ body }) => body.code,
    );
  expect(await give(alice.memberId)).toBe('cannot_answer');
  expect(await give(randomUUID())).toBe('not_found');
  const { owner } = await trial.neighbour();
  expect(await give(owner.memberId)).toBe('not_found');
  const steal = { type: 'transfer', conversationId: id, fence, to: ben.memberId, note: '' };
  expect((await command(ben, steal)).body.code).toBe('cannot_answer');
  expect((await conversation(id)).handoff?.operator?.name).toBe('Alice');
});

test('a snooze rests until the customer writes', async () => {
  const { id, fence, erin } = await claimed();
  const until = Date.now() + 3_600_000;
  const snooze = { type: 'snooze', conversationId: id, fence, until };
  expect((await command(ben, snooze)).body.code).toBe('not_holder');
  expect((await command(alice, { ...snooze, until: 1 })).body.code).toBe('invalid_request');
  await command(alice, snooze);
  expect(await conversation(id)).toMatchObject({ snoozedUntil: until, owner: 'operator' });
  await erin.say('I am back');
  expect(await conversation(id)).toMatchObject({ snoozedUntil: null, lastMessage: { text: 'I am back' } });
  expect((await threadOf(id)).slice(-2)).toMatchObject([
    { type: 'message.added' },
    { type: 'conversation.woken', cause: 'customer' },
  ]);
});

test('a snooze ends at its time, and its lease runs again', async () => {
  const { id, fence } = await claimed();
  await command(alice, { type: 'snooze', conversationId: id, fence, until: Date.now() + 400 });
  const timers = () =>
    trial.app.manage.database.rows<{ kind: string }>(
      'timers_of',
      'select kind from timers where conversation_id = $1 order by kind',
      [id],
    );
  expect(await timers()).toEqual([{ kind: 'snooze' }]);
  await vi.waitFor(async () => expect((await conversation(id)).snoozedUntil).toBeNull(), 5000);
  expect(await timers()).toEqual([{ kind: 'lease_nudge' }]);
  await command(alice, { type: 'snooze', conversationId: id, fence, until: Date.now() + 60_000 });
  await command(alice, { type: 'wake', conversationId: id });
  expect((await conversation(id)).snoozedUntil).toBeNull();
});

test('labels are the team’s: put on and taken off by whoever answers', async () => {
  const owner = (await trial.signIn('olivia')).token;
  const put = (id: string, token: string, name = 'VIP') =>
    fetch(url(`/v1/labels/${id}`), {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, colour: 'violet' }),
    });
  const vip = randomUUID();
  expect((await put(vip, alice.token)).status).toBe(403);
  expect((await put(vip, owner)).status).toBe(200);
  expect((await put(randomUUID(), owner, 'vip')).status).toBe(409);
  expect((await put(vip, (await trial.neighbour()).owner.token)).status).toBe(404);
  const { id } = await claimed();
  const label = { type: 'label', conversationId: id, add: [vip], remove: [] };
  const { body } = await command(ben, label);
  expect((await command(ben, label)).body.seq).toBeLessThanOrEqual(body.seq);
  expect((await conversation(id)).labels).toEqual([vip]);
  expect((await command(ben, { ...label, add: [randomUUID()] })).body.code).toBe('not_found');
  await command(ben, { ...label, add: [], remove: [vip] });
  expect((await conversation(id)).labels).toEqual([]);
  expect((await snapshot()).labels.map(({ name }) => name)).toContain('VIP');
});

test('a canned reply is everybody’s at once', async () => {
  const id = randomUUID();
  const save = (body: object) =>
    fetch(url(`/v1/canned-replies/${id}`), {
      method: 'PUT',
      headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { cursor } = await snapshot();
  expect((await save({ shortcut: 'with space', text: 'x', botId: null })).status).toBe(400);
  expect((await save({ shortcut: 'sorry', text: 'Sorry, {{customer.name}}.', botId: null })).status).toBe(
    200,
  );
  expect((await snapshot()).cannedReplies).toContainEqual(expect.objectContaining({ id, shortcut: 'sorry' }));
  const { body } = await get<{ entries: object[] }>(url(`/v1/sync?after=${cursor}`), ben.token);
  expect(body.entries).toContainEqual(expect.objectContaining({ type: 'canned_reply.saved' }));
  await fetch(url(`/v1/canned-replies/${id}`), {
    method: 'DELETE',
    headers: { authorization: `Bearer ${ben.token}` },
  });
  expect((await snapshot()).cannedReplies.map((reply) => reply.id)).not.toContain(id);
});
