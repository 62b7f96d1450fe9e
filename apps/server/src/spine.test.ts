import { randomUUID } from 'node:crypto';
import { apply, snapshotOf, stateOf } from '@baton/core';
import type {
  Conversation,
  CustomerSession,
  CustomerSnapshot,
  Done,
  Page,
  Snapshot,
  Thread,
  TokenAnswer,
} from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { get, post, startTrial } from './trial-server.ts';
import type { Trial } from './trial-server.ts';

let trial: Trial;
let alice: TokenAnswer;
let ben: TokenAnswer;

beforeAll(async () => {
  trial = await startTrial();
  alice = await trial.signIn('alice');
  ben = await trial.signIn('ben');
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;

async function customer(name = 'Erin') {
  const { body: session } = await post<CustomerSession>(url('/v1/customer/sessions'), {
    botId: trial.botId,
    name,
  });
  const command = (body: unknown) => post<{ seq: number }>(url('/v1/customer/commands'), body, session.token);
  return {
    session,
    command,
    say: (text: string, id: string = randomUUID()) => command({ type: 'send', id, text }),
    sync: async () => (await get<CustomerSnapshot>(url('/v1/customer/sync'), session.token)).body,
  };
}

const snapshot = async (token = alice.token) => (await get<Snapshot>(url('/v1/snapshot'), token)).body;
const command = <T = Done>(body: unknown, token = alice.token) => post<T>(url('/v1/commands'), body, token);

/** The state before plus the entries since must be what a fresh fetch says. */
async function verify<T>(run: () => Promise<T>): Promise<T> {
  const before = await snapshot();
  const result = await run();
  await vi.waitFor(async () => {
    const { body: page } = await get<Page>(url(`/v1/sync?after=${before.cursor}`), alice.token);
    const after = await snapshot();
    expect(page.cursor).toBe(after.cursor);
    expect(snapshotOf(page.entries.reduce(apply, stateOf(before)))).toEqual(after);
  });
  return result;
}

const conversationOf = async (name: string): Promise<Conversation> =>
  vi.waitFor(async () => {
    const found = (await snapshot()).conversations.find(
      (conversation) => conversation.customer.name === name,
    );
    expect(found).toBeDefined();
    return found!;
  });

const waiting = async (name: string): Promise<Conversation> =>
  vi.waitFor(async () => {
    const conversation = await conversationOf(name);
    expect(conversation.owner).toBe('queue');
    return conversation;
  });

test('a customer asks for a human, an operator answers and hands back, the bot goes on', async () => {
  const erin = await customer('Erin');
  await verify(() => erin.say('my train was cancelled'));
  await vi.waitFor(async () =>
    expect((await erin.sync()).entries.at(-1)).toMatchObject({
      type: 'message.added',
      message: { by: 'bot' },
    }),
  );

  await verify(() => erin.say('Can I talk to a human please?'));
  const queued = await waiting('Erin');
  expect(queued.handoff).toMatchObject({
    state: 'waiting',
    reason: 'explicit',
    evidence: [{ text: 'Can I talk to a human please?' }],
  });

  const claimed = await verify(() => command({ type: 'claim', handoffId: queued.handoff!.id }));
  expect(claimed.status).toBe(200);
  expect((await erin.sync()).operatorName).toBe('Alice');
  const lost = await command({ type: 'claim', handoffId: queued.handoff!.id }, ben.token);
  expect(lost).toMatchObject({
    status: 409,
    body: { code: 'already_claimed', claimedBy: { name: 'Alice' } },
  });

  const fence = claimed.body.fence;
  const id = randomUUID();
  const sent = await verify(() =>
    command({
      type: 'send',
      conversationId: queued.id,
      fence,
      id,
      kind: 'text',
      text: 'Hello Erin, I am Alice.',
    }),
  );
  const repeated = await command({
    type: 'send',
    conversationId: queued.id,
    fence,
    id,
    kind: 'text',
    text: 'Hello Erin, I am Alice.',
  });
  expect(repeated.body).toEqual(sent.body);
  await command({
    type: 'send',
    conversationId: queued.id,
    fence,
    id: randomUUID(),
    kind: 'note',
    text: 'only for us',
  });
  await verify(() => erin.say('Thank you!'));
  const seen = (await erin.sync()).entries.flatMap((entry) =>
    entry.type === 'message.added' ? [entry.message.text] : [],
  );
  expect(seen).toContain('Hello Erin, I am Alice.');
  expect(seen).not.toContain('only for us');

  const back = await verify(() =>
    command({
      type: 'hand_back',
      conversationId: queued.id,
      fence,
      outcome: 'refunded',
      facts: { amount: '61.50' },
    }),
  );
  expect(back.body.fence).toBe(fence + 1);
  await vi.waitFor(async () =>
    expect((await conversationOf('Erin')).handoff).toMatchObject({
      state: 'returned',
      returnAcknowledged: true,
    }),
  );
  await verify(() => erin.say('how much luggage can I take?'));
  await vi.waitFor(async () =>
    expect((await conversationOf('Erin')).lastMessage).toMatchObject({ by: 'bot' }),
  );
});

test('resolve closes, and a new message opens again', async () => {
  const max = await customer('Max');
  await max.command({ type: 'request_human' }).then(({ status }) => expect(status).toBe(200));
  const queued = await waiting('Max');
  const { body } = await command({ type: 'claim', handoffId: queued.handoff!.id });
  await verify(() => command({ type: 'resolve', conversationId: queued.id, fence: body.fence }));
  expect((await conversationOf('Max')).owner).toBe('nobody');
  await verify(() => max.say('one more thing'));
  await vi.waitFor(async () => expect((await conversationOf('Max')).owner).toBe('bot'));
});

test('receipts and the thread', async () => {
  const kim = await customer('Kim');
  await kim.say('hello');
  await vi.waitFor(async () => expect((await conversationOf('Kim')).lastMessage?.by).toBe('bot'));
  const conversation = await conversationOf('Kim');
  const upTo = conversation.lastMessage!.seq;
  await verify(() => kim.command({ type: 'read', upTo }));
  expect(await conversationOf('Kim')).toMatchObject({ readByCustomer: upTo, deliveredToCustomer: upTo });
  await verify(() => command({ type: 'read', conversationId: conversation.id, upTo }));
  const { body: thread } = await get<Thread>(url(`/v1/conversations/${conversation.id}/thread`), alice.token);
  expect(thread.entries.map((entry) => entry.type)).toEqual(['message.added', 'message.added']);
});

test('an id with other words is a conflict', async () => {
  const lee = await customer('Lee');
  const id = randomUUID();
  await lee.say('one', id);
  expect(await lee.say('two', id)).toMatchObject({ status: 409, body: { code: 'id_conflict' } });
  expect((await lee.say('one', id)).status).toBe(200);
});

test('nothing works without a token, and nothing without the permission', async () => {
  expect((await fetch(url('/v1/snapshot'))).status).toBe(401);
  expect(
    (await post(url('/v1/invitations'), { email: 'x@example.com', role: 'operator' }, alice.token)).body,
  ).toMatchObject({ code: 'forbidden', permission: 'member.manage' });
});
