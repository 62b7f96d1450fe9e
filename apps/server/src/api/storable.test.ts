import { randomUUID } from 'node:crypto';
import type { CannedReply, Command, CustomerProfile, Done, Problem, Thread } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, post, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';
import { connectOperator } from '../trial-socket.ts';

let trial: Trial;
let alice: string;
let olivia: string;
let customer: string;
let id: string;
beforeAll(async () => {
  trial = await startTrial();
  alice = (await trial.signIn('alice')).token;
  olivia = (await trial.signIn('olivia')).token;
  const begin = { botId: trial.botId, name: 'Yu\0suf' };
  const begun = await post<{ token: string; conversationId: string }>(url('/v1/customer/sessions'), begin);
  customer = begun.body.token;
  expect((await says('Hello')).status).toBe(200);
  const { body } = await post<{ conversationId: string }>(url('/v1/customer/sessions'), {
    ...begin,
    token: customer,
  });
  id = body.conversationId;
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
const says = (text: string) =>
  post(url('/v1/customer/commands'), { type: 'send', id: randomUUID(), text }, customer);
const change = (method: string, path: string, body: object) =>
  fetch(url(path), {
    method,
    headers: { authorization: `Bearer ${olivia}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const noteOf = (text: string) => ({
  type: 'send' as const,
  conversationId: id,
  fence: 0,
  id: randomUUID(),
  kind: 'note' as const,
  text,
});
const thread = async () => {
  const { body } = await get<Thread>(url(`/v1/conversations/${id}/thread`), alice);
  return body.entries.flatMap((entry) => ('message' in entry ? [entry.message.text] : []));
};

/** What the database cannot keep, as it comes: a zero, and half of an emoji. */
const BROKEN = 'a\0b \ud83d';
const KEPT = 'a\uFFFDb \uFFFD';

test('a customer’s words are kept', async () => {
  expect((await says(BROKEN)).status).toBe(200);
  expect(await thread()).toContain(KEPT);
});

test('a note is kept, over HTTP and over the socket', async () => {
  expect((await post<Done>(url('/v1/commands'), noteOf(`1 ${BROKEN}`), alice)).status).toBe(200);
  const operator = await connectOperator(trial.baseUrl, alice);
  const answer = await operator.emitWithAck('command', noteOf(`2 ${BROKEN}`));
  let deep: unknown = 'x';
  for (let level = 0; level < 40; level += 1) deep = [deep];
  expect(await operator.emitWithAck('command', deep as Command)).toMatchObject({
    problem: { code: 'invalid_request' },
  });
  operator.disconnect();
  expect(answer).toMatchObject({ ok: true });
  const said = await thread();
  expect(said).toContain(`1 ${KEPT}`);
  expect(said).toContain(`2 ${KEPT}`);
});

test('a canned reply, what is known of a customer, and facts of a hand back are kept', async () => {
  const replyId = randomUUID();
  const reply = { shortcut: 'greet', text: BROKEN, botId: null };
  expect((await change('PUT', `/v1/canned-replies/${replyId}`, reply)).status).toBe(200);
  const { body } = await get<{ replies: CannedReply[] }>(url('/v1/canned-replies'), alice);
  expect(body.replies.map(({ text }) => text)).toContain(KEPT);

  const path = `/v1/conversations/${id}/customer`;
  const patched = await change('PATCH', path, { attributes: { 'se\0at': BROKEN } });
  expect(patched.status).toBe(200);
  const { body: profile } = await get<CustomerProfile>(url(path), alice);
  expect(profile.customer.name).toBe('Yu\uFFFDsuf');
  expect(profile.attributes).toMatchObject([{ key: 'se\uFFFDat', value: KEPT }]);

  await post(url('/v1/customer/commands'), { type: 'request_human' }, customer);
  const { body: waiting } = await get<Thread>(url(`/v1/conversations/${id}/thread`), alice);
  const handoffId = waiting.conversation.handoff!.id;
  const { fence } = (await post<Done>(url(`/v1/handoffs/${handoffId}/claim`), {}, alice)).body;
  const back = { type: 'hand_back', conversationId: id, fence, outcome: BROKEN, facts: { [BROKEN]: BROKEN } };
  expect((await post(url('/v1/commands'), back, alice)).status).toBe(200);
  const { body: after } = await get<Thread>(url(`/v1/conversations/${id}/thread`), alice);
  expect(after.conversation.handoff).toMatchObject({ outcome: KEPT, facts: { [KEPT]: KEPT } });
});

test('what stands in an address is answered, not stumbled over', async () => {
  expect((await get(url('/v1/search?q=ab%00c'), alice)).status).toBe(200);
  const upload = await fetch(url(`/v1/conversations/${id}/attachments?id=${randomUUID()}&name=a%00.txt`), {
    method: 'POST',
    headers: { authorization: `Bearer ${alice}`, 'content-type': 'text/plain' },
    body: 'hello',
  });
  expect([upload.status, await upload.json()]).toMatchObject([201, { name: 'a\uFFFD.txt' }]);
  expect((await get(url('/v1/invitations/a%00b'), alice)).status).toBeLessThan(500);
  expect((await get(url('/v1/conversations/%00/thread'), alice)).status).toBe(400);
});

test('a body that is no JSON, is too deep, or would poison objects is refused', async () => {
  const raw = async (body: string) => {
    const response = await fetch(url('/v1/commands'), {
      method: 'POST',
      headers: { authorization: `Bearer ${alice}`, 'content-type': 'application/json' },
      body,
    });
    return [response.status, ((await response.json()) as Problem).code];
  };
  for (const body of ['', '{', '"\0"', '{"__proto__":1}', '['.repeat(40) + ']'.repeat(40)])
    expect(await raw(body)).toEqual([400, 'invalid_request']);
});
