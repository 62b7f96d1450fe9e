import { randomUUID } from 'node:crypto';
import type { Problem, PushPayload, PushText } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FakeExpo } from '../../../../e2e/fake-push/expo.ts';
import { post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

let trial: Trial;
let expo: FakeExpo;
let key: string;
let owner: string;
let alice: Acting;
let phone: string;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
  owner = (await trial.signIn('olivia')).token;
  key = (await trial.apiKey()).key;
  alice = await trial.member('Alice', 'operator');
  phone = `ExpoPushToken[${randomUUID()}]`;
  await post(
    url('/v1/devices'),
    { transport: 'expo', label: 'Phone', address: { token: phone } },
    alice.token,
  );
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

const url = (path: string) => trial.baseUrl + path;
const change = (path: string, method: string, body?: object) =>
  fetch(url(path), {
    method,
    headers: { authorization: `Bearer ${owner}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
/** A run of a workflow that nothing was told of yet, for somebody with a name; the push of it. */
async function pushed(): Promise<{ push: PushPayload; whole: string }> {
  const workflow = `Onboarding ${randomUUID()}`;
  const data = { workflow, name: workflow, run: randomUUID(), subject: 'new contact "Jane Doe (Acme)"' };
  const of = { id: randomUUID(), source: '/platform', time: new Date().toISOString(), data };
  const before = expo.inbox(phone).length;
  await post(url('/v1/events'), { specversion: '1.0', type: 'workflow.started', ...of }, key);
  const message = await vi.waitFor(() => {
    expect(expo.inbox(phone).length).toBeGreaterThan(before);
    return expo.inbox(phone).at(-1)!;
  }, 5000);
  return { push: message.data as PushPayload, whole: JSON.stringify(message) };
}
const textOf = (token: string) => post<PushText & Problem>(url('/v1/push/text'), { token });

test('what is about no bot keeps its words as the organization says; its own token opens them', async () => {
  await change('/v1/organization/policy', 'PATCH', { contentFreePushes: true });
  const { push, whole } = await pushed();
  expect(whole).not.toMatch(/Jane|Onboarding/);
  expect(push).toMatchObject({ kind: 'workflow', fetch: true });
  const { status, body } = await textOf(push.ackToken);
  expect(status).toBe(200);
  expect(body.title).toMatch(/^⚙️ Workflow started: Onboarding/);
  expect(body.body).toBe('For new contact "Jane Doe (Acme)".');
  await change('/v1/organization/policy', 'PATCH', { contentFreePushes: null });
  expect((await pushed()).whole).toContain('Jane Doe');
});

test('so it does when one of the bots that it may be about says so', async () => {
  await change(`/v1/bots/${trial.botId}/policy`, 'PATCH', { contentFreePushes: true });
  expect((await pushed()).whole).not.toMatch(/Jane|Onboarding/);
  await change(`/v1/bots/${trial.botId}/policy`, 'PATCH', { contentFreePushes: null });
});

test('no other token opens anything, nor one whose push is over, nor one of somebody who has left', async () => {
  const { push } = await pushed();
  const [text, signature] = push.ackToken.split('.') as [string, string];
  const foreign = Buffer.from(text, 'base64url').toString().replace(push.deliveryId, randomUUID());
  for (const token of ['x', `${Buffer.from(foreign).toString('base64url')}.${signature}`])
    expect((await textOf(token)).body.code).toBe('link_invalid');
  const { database } = trial.app.manage;
  const expires = 'update deliveries set expires_at = $2 where id = $1 returning id';
  await database.rows('test_over', expires, [push.deliveryId, 1]);
  expect((await textOf(push.ackToken)).body.code).toBe('link_invalid');
  await database.rows('test_again', expires, [push.deliveryId, Date.now() + 60_000]);
  expect((await textOf(push.ackToken)).status).toBe(200);
  expect((await change(`/v1/members/${alice.memberId}`, 'DELETE')).status).toBe(204);
  expect((await textOf(push.ackToken)).body.code).toBe('link_invalid');
});
