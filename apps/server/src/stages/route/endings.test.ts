import { randomUUID } from 'node:crypto';
import type { EventAnswer, PushPayload, PushShown } from '@baton/protocol';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { FakeExpo } from '../../../../../e2e/fake-push/expo.ts';
import { watchAudiences } from '../../clock/audience.ts';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Acting, Trial } from '../../trial-server.ts';

let trial: Trial;
let expo: FakeExpo;
let key: string;
let owner: string;
let ada: Acting;
let phone: string;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
  owner = (await trial.signIn('olivia')).token;
  key = (await trial.apiKey()).key;
  // The platform's clock is right: what comes late was late.
  await send('bot.retrained', { bot: trial.botId, pages: 5 });
});
beforeEach(async () => {
  await trial.app.manage.database.rows('test: all gone', 'update devices set gone_at = 1', []);
  ada = await trial.member('Ada', 'admin');
  phone = await addPhone(ada);
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

const url = (path: string) => trial.baseUrl + path;
const SOON = { timeout: 15_000 };
async function addPhone({ token }: Acting): Promise<string> {
  const to = `ExpoPushToken[${randomUUID()}]`;
  const device = { transport: 'expo', label: to, address: { token: to } };
  expect((await post(url('/v1/devices'), device, token)).status).toBe(201);
  return to;
}
const came = (to: string) =>
  expo.inbox(to).map(({ title = '', data }) => ({ ...(data as PushPayload), title }));
const titles = (to: string) => came(to).map(({ title }) => title);
const standing = (to: string) => expo.shown(to).map(({ title }) => title);
async function patch(path: string, body: object, token: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url(path), { method: 'PATCH', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}
async function send(type: string, data: object, at = Date.now()): Promise<void> {
  const time = new Date(at).toISOString();
  const event = { specversion: '1.0', id: randomUUID(), source: '/platform', type, time, data };
  const { body } = await post<{ results: EventAnswer[] }>(url('/v1/events'), event, key);
  expect(body.results).toMatchObject([{ status: 'accepted' }]);
}
const pushOf = async ({ deliveryId }: PushPayload) =>
  (await get<PushShown>(url(`/v1/pushes/${deliveryId}`), ada.token)).body;
const HOURS_AGO = Date.now() - 2 * 3_600_000;
const step = (run: string, number: number) => ({
  workflow: 'Import',
  run,
  step: { number, name: `Step ${number}` },
});

test(
  'a step that goes on replaces its "stuck", quietly; another that is still stuck stays',
  SOON,
  async () => {
    const run = randomUUID();
    await send('workflow.step_started', step(run, 3), HOURS_AGO);
    await send('workflow.step_started', step(run, 4), HOURS_AGO);
    await vi.waitFor(() => expect(titles(phone)).toEqual(Array(2).fill('⚠️ Workflow stuck: Import')), SOON);
    await send('workflow.step_finished', { ...step(run, 3), status: 'success' }, HOURS_AGO + 18 * 60_000);
    await vi.waitFor(() => expect(titles(phone)).toHaveLength(3), SOON);
    const [, , went] = came(phone);
    expect(went).toMatchObject({ kind: 'over', title: 'Step 3 of Import went on after 18 min', quiet: true });
    expect(standing(phone).toSorted()).toEqual([
      'Step 3 of Import went on after 18 min',
      '⚠️ Workflow stuck: Import',
    ]);
    const stuck = came(phone).find(({ tag, kind }) => tag === went!.tag && kind === 'workflow')!;
    await vi.waitFor(async () => expect(await pushOf(stuck)).toMatchObject({ state: 'replaced' }));
    expect((await pushOf(stuck)).ledger.at(-1)).toMatchObject({ what: 'replaced', detail: went!.title });
    expect(await pushOf(went!)).toMatchObject({
      title: went!.title,
      why: expect.stringContaining('no longer holds'),
    });

    await send('workflow.finished', { workflow: 'Import', run, status: 'failure' }, HOURS_AGO + 30 * 60_000);
    await vi.waitFor(() => expect(standing(phone)).toContain('Step 4 of Import failed after 30 min'), SOON);
    expect(standing(phone)).not.toContain('⚠️ Workflow stuck: Import');
  },
);

test('what never left is not replaced: it dies', SOON, async () => {
  const run = randomUUID();
  const ben = await trial.member('Ben', 'operator');
  const bens = await addPhone(ben);
  const quietHours = { zone: 'UTC', days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '00:00' };
  await patch('/v1/me/peace', { quietHours }, ben.token);
  await send('workflow.step_started', step(run, 1), HOURS_AGO);
  await vi.waitFor(() => expect(titles(phone)).toHaveLength(1), SOON);
  await send('workflow.step_finished', { ...step(run, 1), status: 'success' });
  await vi.waitFor(() => expect(titles(phone)).toHaveLength(2), SOON);
  expect(titles(bens)).toEqual([]);
});

test('a bot that is back replaces its "down": aloud where that is wanted, else quietly', SOON, async () => {
  const eve = await trial.member('Eve', 'admin');
  const eves = await addPhone(eve);
  await patch('/v1/me/alerts', { kinds: { 'bot_health.back': { on: false } } }, eve.token);
  await patch(`/v1/bots/${trial.botId}/health`, { downAfter: 1, backAfter: 1 }, owner);
  await send('bot.heartbeat', { bot: trial.botId, status: 'down' });
  await vi.waitFor(() =>
    expect([...titles(phone), ...titles(eves)]).toEqual(Array(2).fill('🔴 Bot down: Booking')),
  );
  await send('bot.heartbeat', { bot: trial.botId, status: 'running' });
  await vi.waitFor(() =>
    expect([standing(phone), standing(eves)]).toEqual(Array(2).fill(['🟢 Bot back: Booking'])),
  );
  expect(came(phone).at(-1)).toMatchObject({ kind: 'bot_health', quiet: false });
  expect(came(eves).at(-1)).toMatchObject({ kind: 'over', quiet: true });
  for (const to of [phone, eves]) expect(titles(to)).toHaveLength(2);
  const down = came(phone)[0]!;
  await vi.waitFor(async () => expect(await pushOf(down)).toMatchObject({ state: 'replaced' }));
});

test('"nobody reachable" is replaced once somebody can be rung', SOON, async () => {
  const { database, clock } = trial.app.manage;
  const { directory, committed } = trial.app.stage;
  const reach = { viewing: () => null, online: () => [], unwell: () => false };
  const watch = () => watchAudiences({ database, directory, reach, clock, committed });
  await patch(`/v1/me/alerts?bot=${trial.botId}`, { subscribed: { bot: false } }, ada.token);
  const ben = await trial.member('Ben', 'operator');
  const bens = await addPhone(ben);
  await watch();
  await trial.app.manage.database.rows('test: one gone', 'update devices set gone_at = 1 where label = $1', [
    bens,
  ]);
  expect(await watch()).toBe(1);
  await vi.waitFor(() => expect(standing(phone)).toEqual(['🔴 Nobody reachable: Booking']));
  await addPhone(ben);
  expect(await watch()).toBe(1);
  await vi.waitFor(() => expect(standing(phone)).toEqual(['Reachable again: Booking']));
  expect(came(phone).at(-1)).toMatchObject({ kind: 'over', quiet: true });
});
