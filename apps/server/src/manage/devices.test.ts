import { randomUUID } from 'node:crypto';
import type { Device, DeviceShown } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendCanaries } from '../clock/canary.ts';
import { get, post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

let trial: Trial;
let alice: Acting;
let ada: Acting;
beforeAll(async () => {
  trial = await startTrial();
  [alice, ada] = [await trial.member('Alice', 'operator'), await trial.member('Ada', 'admin')];
});
afterAll(() => trial.stop());

const register = ({ token }: Acting, device: object) =>
  post<Device>(`${trial.baseUrl}/v1/devices`, { label: 'Phone', ...device }, token);
const living = async ({ token }: Acting) =>
  (await get<{ devices: Device[] }>(`${trial.baseUrl}/v1/devices`, token)).body.devices.filter(
    ({ gone }) => !gone,
  );

test('a phone that tells a new address, or a new owner, is not rung at the old one', async () => {
  const installation = randomUUID();
  const at = (token: string, by: Acting) =>
    register(by, { transport: 'expo', installation, address: { token } });
  expect((await at('ExpoPushToken[old]', alice)).status).toBe(201);
  expect((await at('ExpoPushToken[new]', alice)).status).toBe(201);
  expect(await living(alice)).toHaveLength(1);
  await at('ExpoPushToken[newest]', ada);
  expect(await living(alice)).toHaveLength(0);
  expect(await living(ada)).toHaveLength(1);
});

test('an address that nothing can be sent to is refused: it would look like somebody who can be reached', async () => {
  const fcm = { transport: 'fcm', address: { token: 'f1aBcD:APA91bH_token-1' } };
  expect(await register(alice, fcm)).toMatchObject({
    status: 409,
    body: { code: 'transport_not_configured' },
  });
});

test('a phone with two addresses has one canary a night: where it is rung', async () => {
  const installation = randomUUID();
  const at = (transport: string, token: string) =>
    register(alice, { transport, installation, address: { token } });
  const expo = (await at('expo', 'ExpoPushToken[two-ways]')).body;
  const { database, clock, newId, committed } = trial.app.manage;
  const night = async () => {
    const due = 'update devices set canary_due_at = 0 where installation = $1 returning id';
    const ways = await database.rows<{ id: string }>('canaries_now', due, [installation]);
    const sent = await sendCanaries({ database, clock, newId, committed });
    const last = `select device_id as id from deliveries where kind = 'canary' order by created_at desc, id desc limit $1`;
    return { ways: ways.length, to: await database.rows('canaries_sent', last, [sent]) };
  };
  expect(await night()).toEqual({ ways: 1, to: [{ id: expo.id }] });
  const fcm = newId();
  const second = `insert into devices (id, organization_id, member_id, transport, address_key, address, label, registered_at, installation)
    select $1, organization_id, member_id, 'fcm', 'two-ways', '{}', label, registered_at, installation from devices where id = $2`;
  await database.rows('second_way', second, [fcm, expo.id]);
  expect(await night()).toEqual({ ways: 2, to: [{ id: fcm }] });
  await database.rows('way_gone', 'update devices set gone_at = 1 where id = $1', [fcm]);
  expect((await night()).to).toEqual([{ id: expo.id }]);
});

test('a device shows its last nightly sign of life to its owner, and to nobody else', async () => {
  const phone = await register(ada, { transport: 'expo', address: { token: 'ExpoPushToken[canary]' } });
  const url = `${trial.baseUrl}/v1/devices/${phone.body.id}`;
  expect((await get<DeviceShown>(url, ada.token)).body.canary).toBeNull();
  const { database, clock, newId, committed } = trial.app.manage;
  await database.rows('canary_now', 'update devices set canary_due_at = 0 where id = $1', [phone.body.id]);
  expect(await sendCanaries({ database, clock, newId, committed })).toBe(1);
  expect((await get<DeviceShown>(url, ada.token)).body.canary).toMatchObject({ at: expect.any(Number) });
  expect((await get(url, alice.token)).status).toBe(404);
});
