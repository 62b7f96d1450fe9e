import { randomUUID } from 'node:crypto';
import type { AlertFigures, Device } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FakeExpo } from '../../../../e2e/fake-push/expo.ts';
import { get, post, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';

let trial: Trial;
let expo: FakeExpo;
let owner: string;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
  owner = (await trial.signIn('olivia')).token;
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

test('pushes that did not arrive are counted by what the push service said', async () => {
  const url = (path: string) => trial.baseUrl + path;
  const address = { token: `ExpoPushToken[${randomUUID()}]` };
  const phone = { transport: 'expo', label: 'Phone', address };
  expo.fail(address.token, 'DeviceNotRegistered');
  const lost = async () =>
    (await get<AlertFigures>(url('/v1/alerts/figures'), owner).then(({ body }) => body)).lost;
  expect(await lost()).toEqual([]);
  for (const count of [1, 2]) {
    const { body } = await post<Device>(url('/v1/devices'), phone, owner);
    await post(url(`/v1/devices/${body.id}/test`), {}, owner);
    const reason = 'gone: DeviceNotRegistered';
    await vi.waitFor(
      async () => expect(await lost()).toEqual([{ transport: 'expo', state: 'failed', reason, count }]),
      5000,
    );
  }
});
