import { randomUUID } from 'node:crypto';
import type { AlertFigures, BotAudience, CustomerSession, Snapshot } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FakeExpo } from '../../../../../e2e/fake-push/expo.ts';
import { systemClock } from '../../ports/clock.ts';
import type { Receipt } from '../../ports/transport.ts';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Acting, Trial } from '../../trial-server.ts';
import { PushFaults } from './push-faults.ts';

let trial: Trial;
let expo: FakeExpo;
let alice: Acting;
let owner: string;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
  alice = await trial.member('Alice', 'operator');
  owner = (await trial.signIn('olivia')).token;
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

const url = (path: string) => trial.baseUrl + path;
const audience = async () => (await get<BotAudience>(url(`/v1/bots/${trial.botId}/audience`), owner)).body;
const faults = async () => (await get<AlertFigures>(url('/v1/alerts/figures'), owner)).body.faults;

/** Somebody asks for a human, and what they were told. */
async function customer(): Promise<{ handoffId: string; told: () => Promise<string> }> {
  const name = randomUUID();
  const { body } = await post<CustomerSession>(url('/v1/customer/sessions'), { botId: trial.botId, name });
  const command = (what: object) => post(url('/v1/customer/commands'), what, body.token);
  await command({ type: 'send', id: randomUUID(), text: 'hello' });
  await command({ type: 'request_human' });
  const { body: snapshot } = await get<Snapshot>(url('/v1/snapshot'), alice.token);
  const { id, handoff } = snapshot.conversations.find((one) => one.customer.name === name)!;
  const thread = async () =>
    JSON.stringify((await get(url(`/v1/conversations/${id}/thread`), alice.token)).body);
  return { handoffId: handoff!.id, told: thread };
}

test('a service that refuses our key: nobody behind it counts as reached, until it takes a push again', async () => {
  const address = { token: `ExpoPushToken[${randomUUID()}]` };
  await post(url('/v1/devices'), { transport: 'expo', label: 'Phone', address }, alice.token);
  expect((await audience()).reachable).toBe(1);

  expo.script.always({ status: 401, body: '{"errors":[{"code":"UNAUTHORIZED","message":"no"}]}' });
  const first = await customer();
  await vi.waitFor(async () => expect(await faults()).toMatchObject([{ transport: 'expo' }]), 5000);
  expect(await audience()).toMatchObject({
    reachable: 0,
    members: expect.arrayContaining([
      expect.objectContaining({
        ring: null,
        reason: 'service_fails',
        words: expect.stringContaining('Alice'),
      }),
    ]),
  });
  await post(url(`/v1/handoffs/${first.handoffId}/claim`), {}, alice.token);

  const second = await customer();
  await vi.waitFor(async () => expect(await second.told()).toContain('Nobody of our team can be reached'));
  expo.script.always();
  await post(url(`/v1/handoffs/${second.handoffId}/claim`), {}, alice.token);
  await customer();
  await vi.waitFor(async () => expect(await faults()).toEqual([]), 5000);
  expect((await audience()).reachable).toBe(1);
});

const receipt = (verdict: object): Receipt => ({
  deliveryId: 'd',
  kind: 'retry',
  reason: 'timeout',
  ...verdict,
});

test('nothing that comes through for ten seconds is a fault, and other nodes know it; one device’s troubles are none', async () => {
  let now = 0;
  const ports = {
    database: trial.app.manage.database,
    clock: { ...systemClock, now: () => now },
    failed: (error: unknown) => expect.unreachable(String(error)),
  };
  const [here, there] = [new PushFaults(ports), new PushFaults(ports)];
  await here.begin(['fcm', 'apns']);
  expect([here.unwell('fcm'), here.unwell('web_push')]).toEqual([false, true]);
  here.heard('apns', [receipt({ kind: 'misconfigured', reason: 'DeviceTokenNotForTopic' })]);
  here.heard('apns', [receipt({ reason: 'TooManyRequests' })]);
  here.heard('fcm', [receipt({ sick: true })]);
  now = 9999;
  here.heard('fcm', [receipt({ reason: 'breaker_open' })]);
  expect([here.unwell('fcm'), here.unwell('apns')]).toEqual([false, false]);
  now = 10_000;
  here.heard('fcm', [receipt({ reason: 'breaker_open' })]);
  expect(here.unwell('fcm')).toBe(true);
  const known = async (faulty: boolean) => {
    await there.refresh();
    expect(there.unwell('fcm')).toBe(faulty);
  };
  await vi.waitFor(() => known(true));
  here.heard('fcm', [receipt({ kind: 'gone', reason: 'UNREGISTERED' })]);
  expect(here.unwell('fcm')).toBe(false);
  await vi.waitFor(() => known(false));
});

const alone = () => {
  let at = 0;
  const clock = { ...systemClock, now: () => at };
  const database = { rows: async () => [] } as unknown as Trial['app']['manage']['database'];
  const failed = (error: unknown) => expect.unreachable(String(error));
  const faults = new PushFaults({ database, clock, failed });
  return { faults, to: (ms: number) => (at = ms) };
};

test('two failures hours apart are no service that has been silent since', () => {
  const { faults, to } = alone();
  faults.heard('expo', [receipt({ sick: true })]);
  to(6 * 3_600_000);
  faults.heard('expo', [receipt({ sick: true })]);
  expect(faults.unwell('expo')).toBe(false);
  to(6 * 3_600_000 + 10_000);
  faults.heard('expo', [receipt({ sick: true })]);
  expect(faults.unwell('expo')).toBe(true);
});

test('a service that was silent is tried again after five minutes, and is unwell as long as it stays so; a refused key lasts', () => {
  const { faults, to } = alone();
  for (const at of [0, 10_000, 200_000, 210_000]) {
    to(at);
    faults.heard('expo', [receipt({ sick: true })]);
  }
  faults.heard('apns', [receipt({ kind: 'misconfigured', reason: 'InvalidProviderToken', sick: true })]);
  to(509_999);
  expect([faults.unwell('expo'), faults.unwell('apns')]).toEqual([true, true]);
  to(510_000);
  expect([faults.unwell('expo'), faults.unwell('apns')]).toEqual([false, true]);
});

test('what was refused here, without asking the service, does not make it well', () => {
  const { faults } = alone();
  faults.heard('apns', [receipt({ kind: 'misconfigured', reason: 'InvalidProviderToken', sick: true })]);
  faults.heard('apns', [receipt({ kind: 'refused', reason: 'too_big' })]);
  expect(faults.unwell('apns')).toBe(true);
});
