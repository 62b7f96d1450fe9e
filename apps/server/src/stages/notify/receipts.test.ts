import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeExpo } from '../../../../../e2e/fake-push/expo.ts';
import { newPlace, NOW, waiting } from '../../engines/testing/conversations.ts';
import type { Place } from '../../engines/testing/conversations.ts';
import { ENGINES } from '../../engines/testing/engines.ts';
import type { UnderTest } from '../../engines/testing/engines.ts';
import type { Transport } from '../../ports/transport.ts';
import expoTransport from '../../transports/expo.ts';
import { Dispatcher } from './dispatch.ts';
import { collectReceipts } from './receipts.ts';

const open = ENGINES[0]![1];
/** The address of every device that the tests furnish. */
const PHONE = 'ExpoPushToken[x]';
const MINUTE = 60_000;

let expo: FakeExpo;
let transport: Transport;
let engine: UnderTest;
let place: Place;
let deliveryId: string;
beforeEach(async () => {
  expo = await FakeExpo.start();
  transport = expoTransport({ baseUrl: expo.url });
  engine = await open();
  place = await newPlace(engine);
  deliveryId = await sent();
});
afterEach(async () => {
  await transport.close();
  await expo.close();
});

const ports = (now: number) => ({
  deliveries: engine.deliveries,
  transports: new Map([['expo', transport]]),
  clock: { now: () => now, after: (_ms: number, task: () => void) => (setImmediate(task), () => undefined) },
});
/** A ring that Expo has taken at `NOW`. */
async function sent(registeredAt = 0): Promise<string> {
  const { organizationId } = place;
  const memberId = await engine.furnish.member(organizationId, { name: 'Alice' });
  const delivery = {
    id: randomUUID(),
    ...(await waiting(engine.journal, place)),
    deviceId: await engine.furnish.device({ organizationId, memberId, registeredAt }),
    ring: 0,
    kind: 'escalation' as const,
    seq: 2,
    dueAt: NOW,
    expiresAt: NOW + MINUTE,
  };
  await engine.journal.commit({ organizationId, deliveries: [delivery] });
  const dispatcher = new Dispatcher({
    ...ports(NOW),
    directory: engine.directory,
    random: () => 0,
    key: Buffer.alloc(32),
    wake: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
  await dispatcher.run(NOW);
  await dispatcher.idle();
  expect(expo.inbox(PHONE).length).toBeGreaterThan(0);
  return delivery.id;
}
const collect = (now: number) => collectReceipts(ports(now), now);
const state = async () => (await engine.deliveries.find(deliveryId))?.state;
const devices = async () =>
  (
    await engine.directory.memberRules(place.organizationId, {
      subject: { type: 'bot', id: place.botId },
      noise: null,
    })
  ).reduce((sum, member) => sum + member.devices.length, 0);

test('a device that died after its push was taken is pruned when the receipt says so', async () => {
  expo.fail(PHONE, 'DeviceNotRegistered');
  expect(await collect(NOW + 15 * MINUTE - 1)).toBe(0);
  expect([await state(), await devices()]).toEqual(['accepted', 1]);
  expect(await collect(NOW + 15 * MINUTE)).toBe(1);
  expect([await state(), await devices()]).toEqual(['failed', 0]);
  const asked = expo.requests.length;
  expect(await collect(NOW + 30 * MINUTE)).toBe(0);
  expect(expo.requests).toHaveLength(asked);
});

test('a phone that registered again since then stays, though the push before that did not arrive', async () => {
  await sent(NOW + 1);
  expo.fail(PHONE, 'DeviceNotRegistered');
  expect(await collect(NOW + 15 * MINUTE)).toBe(2);
  expect(await state()).toBe('failed');
  expect(await devices()).toBe(1);
});

test('one that was not delivered for another reason failed, and its device stays', async () => {
  expo.fail(PHONE, 'MessageRateExceeded');
  expect(await collect(NOW + 15 * MINUTE)).toBe(1);
  expect([await state(), await devices()]).toEqual(['failed', 1]);
});

test('one that arrived is settled, and asked for once', async () => {
  expect(await collect(NOW + 15 * MINUTE)).toBe(1);
  expect([await state(), await devices()]).toEqual(['accepted', 1]);
  expect(await collect(NOW + 16 * MINUTE)).toBe(0);
});

test('while Expo does not answer nothing is decided; after a day nobody asks', async () => {
  expo.script.next({ status: 503 }, 'reset', { status: 200, body: 'nonsense' });
  expo.fail(PHONE, 'DeviceNotRegistered');
  for (let n = 0; n < 3; n += 1) expect(await collect(NOW + (15 + n) * MINUTE)).toBe(0);
  expect([await state(), await devices()]).toEqual(['accepted', 1]);
  expect(await collect(NOW + 24 * 60 * MINUTE)).toBe(0);
  expect(await collect(NOW + 18 * MINUTE)).toBe(1);
  expect(await devices()).toBe(0);
});
