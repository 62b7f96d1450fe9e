import type { BotAudience, ExplainedPolicy, Snapshot } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

let trial: Trial;
let owner: string;
let alice: Acting;
beforeAll(async () => {
  trial = await startTrial();
  owner = (await trial.signIn('olivia')).token;
  alice = await trial.member('Alice', 'operator');
});
afterAll(() => trial.stop());

const path = () => `/v1/bots/${trial.botId}/policy`;
async function change(to: string, body: object, token = owner) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(trial.baseUrl + to, { method: 'PATCH', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as ExplainedPolicy };
}
const live = async () =>
  (await get<Snapshot>(`${trial.baseUrl}/v1/snapshot`, alice.token)).body.bots.find(
    ({ id }) => id === trial.botId,
  )!.policy;

test('a bot inherits what it does not say itself, from its organization or from what is built in', async () => {
  const { body } = await change(path(), { maxRings: 7, ringEveryMs: 45_000 });
  expect(body).toMatchObject({
    own: { maxRings: 7, ringEveryMs: 45_000 },
    policy: { maxRings: 7, leaseMs: 600_000 },
    inherited: { maxRings: 5 },
    organization: {},
  });
  await change('/v1/organization/policy', { maxRings: 9, leaseMs: 300_000 });
  expect(await live()).toMatchObject({ maxRings: 7, ringEveryMs: 45_000, leaseMs: 300_000 });
  const back = await change(path(), { maxRings: null });
  expect(back.body).toMatchObject({ own: { ringEveryMs: 45_000 }, policy: { maxRings: 9 } });
  expect(await live()).toMatchObject({ maxRings: 9 });
  await change('/v1/organization/policy', { maxRings: null, leaseMs: null });
  await change(path(), { ringEveryMs: null });
  expect(await live()).toMatchObject({ maxRings: 5, leaseMs: 600_000, ringEveryMs: 60_000 });
});

test('two changes at once, of a bot and of its organization, both count', async () => {
  await Promise.all([
    change(path(), { slaMs: 60_000 }),
    change('/v1/organization/policy', { giveUpAfterMs: 120_000 }),
    change(path(), { fallbackThreshold: 4 }),
    change('/v1/organization/policy', { slaMs: 90_000 }),
  ]);
  expect(await live()).toMatchObject({ slaMs: 60_000, giveUpAfterMs: 120_000, fallbackThreshold: 4 });
  await change('/v1/organization/policy', { giveUpAfterMs: null, slaMs: null });
  await change(path(), { slaMs: null, fallbackThreshold: null });
});

test('operators read it, admins change it, neighbours do neither, and nonsense is refused', async () => {
  expect((await get<ExplainedPolicy>(trial.baseUrl + path(), alice.token)).body.own).toEqual({});
  expect((await change(path(), { maxRings: 2 }, alice.token)).status).toBe(403);
  expect((await change(path(), { ringEveryMs: 1 })).status).toBe(400);
  expect((await change(path(), { noSuchThing: 1 })).status).toBe(400);
  const { owner: nora } = await trial.neighbour();
  expect((await change(path(), { maxRings: 2 }, nora.token)).status).toBe(404);
  expect((await get(trial.baseUrl + path(), nora.token)).status).toBe(404);
});

test('who would hear of a customer now: nobody without a device, and why', async () => {
  const of = async (token: string) =>
    (await get<BotAudience>(`${trial.baseUrl}/v1/bots/${trial.botId}/audience`, token)).body;
  const nobody = await of(alice.token);
  expect(nobody.reachable).toBe(0);
  expect(nobody.members.find(({ member }) => member.memberId === alice.memberId)).toMatchObject({
    ring: null,
    reason: 'no_device',
    words: 'Alice: skipped, no device is registered, or none answers any more',
  });
  const phone = { transport: 'expo', label: 'Phone', address: { token: 'ExpoPushToken[audience]' } };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${alice.token}` };
  await fetch(`${trial.baseUrl}/v1/devices`, { method: 'POST', headers, body: JSON.stringify(phone) });
  expect(await of(alice.token)).toMatchObject({ reachable: 1 });
  await fetch(`${trial.baseUrl}/v1/me/alerts?bot=${trial.botId}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ subscribed: { bot: false } }),
  });
  const later = await of(alice.token);
  expect(later.reachable).toBe(0);
  expect(later.members.find(({ member }) => member.memberId === alice.memberId)).toMatchObject({ ring: 1 });
});
