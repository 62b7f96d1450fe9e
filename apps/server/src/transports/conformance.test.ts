/** Every file in this folder passes this suite: a new one adds its fake to `benches`, or this file does not compile. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PushPayload } from '@baton/protocol';
import { FakeApns } from '../../../../e2e/fake-push/apns.ts';
import { Autopush } from '../../../../e2e/fake-push/autopush.ts';
import { FakeExpo } from '../../../../e2e/fake-push/expo.ts';
import { FakeFcm } from '../../../../e2e/fake-push/fcm.ts';
import type { Script } from '../../../../e2e/fake-push/script.ts';
import { UserAgent } from '../../../../e2e/fake-push/user-agent.ts';
import type { Push, Transport } from '../ports/transport.ts';
import apns from './apns.ts';
import expo from './expo.ts';
import fcm from './fcm.ts';
import type transports from './index.gen.ts';
import { samplePush } from './sample-push.ts';
import { generateVapidKeys } from './web-push/vapid.ts';
import webPush from './web-push.ts';

/** A machine that does other things keeps even a fake waiting for seconds. */
const PATIENT_MS = 20_000;
const IMPATIENT_MS = 1_500;

/** A transport with its fake: a live address, one that died, one that lives in a provider that is not there. */
type Bench = {
  transport: Transport;
  script: Script;
  live: unknown;
  dead: unknown;
  received(): unknown[];
  /** The live device is away; and back. */
  leave(): unknown;
  comeBack(): unknown;
  close(): Promise<void>;
};

const benches: Record<keyof typeof transports, (timeoutMs: number) => Promise<Bench>> = {
  async expo(timeoutMs) {
    const fake = await FakeExpo.start();
    fake.fail('ExponentPushToken[dead]', 'DeviceNotRegistered');
    const transport = expo({ baseUrl: fake.url, timeoutMs });
    return {
      transport,
      script: fake.script,
      live: { token: 'ExponentPushToken[live]' },
      dead: { token: 'ExponentPushToken[dead]' },
      received: () => fake.inbox('ExponentPushToken[live]').map(({ data }) => data),
      leave: () => fake.leave('ExponentPushToken[live]'),
      comeBack: () => fake.comeBack('ExponentPushToken[live]'),
      close: () => fake.close(),
    };
  },
  async fcm(timeoutMs) {
    const fake = await FakeFcm.start();
    fake.errors.set('dead-device', [404, 'UNREGISTERED']);
    return {
      transport: fcm({ account: fake.account, baseUrl: fake.url, timeoutMs }),
      script: fake.script,
      live: { token: 'live-device' },
      dead: { token: 'dead-device' },
      received: () => fake.received.map(({ data }) => JSON.parse(data['body']!) as unknown),
      leave: () => fake.leave('live-device'),
      comeBack: () => fake.comeBack('live-device'),
      close: () => fake.close(),
    };
  },
  async apns(timeoutMs) {
    const fake = await FakeApns.start();
    const [live, dead] = ['1a'.repeat(32), '2b'.repeat(32)];
    fake.dead.set(dead, Date.now());
    const { topic, key } = fake;
    return {
      transport: apns({ ...key, topic, baseUrl: fake.url, timeoutMs }),
      script: fake.script,
      live: { token: live, environment: 'production' },
      dead: { token: dead, environment: 'production' },
      received: () => fake.received.map(({ payload }) => (payload as { body: unknown }).body),
      leave: () => fake.leave(live),
      comeBack: () => fake.comeBack(live),
      close: () => fake.close(),
    };
  },
  async webPush(timeoutMs) {
    const fake = await Autopush.start();
    const browser = new UserAgent(fake.url);
    await browser.connect();
    const keys = generateVapidKeys();
    const [live, dead] = [await browser.subscribe(keys.publicKey), await browser.subscribe(keys.publicKey)];
    await browser.unsubscribe(dead.channelID);
    const vapid = { ...keys, subject: 'mailto:operations@example.org' };
    const transport = webPush({ vapid, guard: () => undefined, timeoutMs });
    return {
      transport,
      script: fake.script,
      live,
      dead,
      received: () => browser.received,
      leave: async () => {
        await browser.disconnect();
        await expect.poll(() => fake.connected).toBe(0);
      },
      comeBack: () => browser.connect(),
      close: () => fake.close(),
    };
  },
};

let counter = 0;
function pushTo(address: unknown, body = 'I want a human'): Push {
  counter += 1;
  return samplePush(address, { deliveryId: `delivery-${counter}`, payload: { seq: counter, body } });
}

describe.each(Object.entries(benches))('%s', (_name, makeBench) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await makeBench(PATIENT_MS);
  });
  afterAll(async () => {
    await bench.transport.close();
    await bench.close();
  });
  /** In batches of the size that one request carries, side by side. */
  const send = async (...pushes: Push[]) => {
    const { transport } = bench;
    const signal = AbortSignal.timeout(30_000);
    const batches: Push[][] = [];
    for (let n = 0; n < pushes.length; n += transport.maxBatch)
      batches.push(pushes.slice(n, n + transport.maxBatch));
    return (await Promise.all(batches.map((batch) => transport.send(batch, signal)))).flat();
  };
  const sendOne = async (push: Push) => (await send(push))[0];

  afterEach(async () => {
    const after = pushTo(bench.live);
    expect(await sendOne(after), 'works again after the failure').toMatchObject({
      deliveryId: after.deliveryId,
      kind: 'accepted',
    });
  });

  test('a push arrives as it was sent, and its address fits the schema', async () => {
    const push = pushTo(bench.live);
    expect(bench.transport.addressSchema.safeParse(push.address).success).toBe(true);
    expect(await sendOne(push)).toMatchObject({ deliveryId: push.deliveryId, kind: 'accepted' });
    await expect
      .poll(() => bench.received().at(-1))
      .toMatchObject({ deliveryId: push.deliveryId, url: push.payload.url, seq: push.payload.seq });
  });

  test('what the app gets is the whole payload', async () => {
    const push = pushTo(bench.live);
    push.payload = { ...push.payload, deliveryId: randomUUID() };
    await sendOne(push);
    await expect.poll(() => bench.received().at(-1)).toEqual(push.payload);
    expect(PushPayload.parse(bench.received().at(-1))).toEqual(push.payload);
  });

  test('a hundred at once get one receipt per push', async () => {
    const batch = Array.from({ length: 100 }, () => pushTo(bench.live));
    const receipts = await send(...batch);
    expect(receipts.map(({ deliveryId }) => deliveryId).sort()).toEqual(
      batch.map(({ deliveryId }) => deliveryId).sort(),
    );
    expect(receipts.every(({ kind }) => kind === 'accepted')).toBe(true);
  });

  test('in a batch every push gets its own answer', async () => {
    const batch = [pushTo(bench.live), pushTo(bench.dead), pushTo({ nonsense: true }), pushTo(bench.live)];
    const receipts = new Map((await send(...batch)).map((receipt) => [receipt.deliveryId, receipt.kind]));
    expect(batch.map(({ deliveryId }) => receipts.get(deliveryId))).toEqual([
      'accepted',
      'gone',
      'gone',
      'accepted',
    ]);
  });

  test('a phone that was away when it rang, and when somebody claimed, never rings', async () => {
    const fresh = await makeBench(PATIENT_MS);
    const tell = (kind: PushPayload['kind'], tag: string, change: Partial<Push>) => {
      const push = pushTo(fresh.live);
      const payload = { ...push.payload, tag, kind, quiet: kind !== 'escalation', actions: [] };
      return fresh.transport.send([{ ...push, tag, ...change, payload }], AbortSignal.timeout(PATIENT_MS));
    };
    const ring = (tag: string) => tell('escalation', tag, { urgency: 'critical' });
    await fresh.leave();
    await ring('claimed-at-once');
    // Apple keeps the newest alone: a ring that still matters is repeated.
    if (fresh.transport.id !== 'apns') await ring('still-waiting');
    await tell('claimed', 'claimed-at-once', { urgency: 'normal' });
    for (let n = 0; n < 5; n += 1)
      await tell('workflow', 'run', { urgency: 'normal', noise: true, tag: 'noise' });
    await fresh.comeBack();
    const shown = () =>
      fresh.received().map((payload) => {
        const { kind, tag } = payload as PushPayload;
        return `${kind} ${tag}`;
      });
    await expect.poll(shown).toContain('claimed claimed-at-once');
    if (fresh.transport.id !== 'apns') await expect.poll(shown).toContain('escalation still-waiting');
    expect(shown()).not.toContain('escalation claimed-at-once');
    expect(shown().filter((one) => one === 'workflow run').length).toBeLessThanOrEqual(1);
    await fresh.transport.close();
    await fresh.close();
  });

  test('429 is tried again when the service says: in seconds', async () => {
    bench.script.next({ status: 429, headers: { 'retry-after': '7' } });
    expect(await sendOne(pushTo(bench.live))).toMatchObject({ kind: 'retry', afterMs: 7_000 });
  });

  test('429 is tried again when the service says: at a time', async () => {
    bench.script.next({
      status: 429,
      headers: { 'retry-after': new Date(Date.now() + 60_000).toUTCString() },
    });
    const receipt = await sendOne(pushTo(bench.live));
    expect(receipt).toMatchObject({ kind: 'retry', afterMs: expect.closeTo(60_000, -4) });
  });

  test('503 is tried again', async () => {
    bench.script.next({ status: 503 });
    expect(await sendOne(pushTo(bench.live))).toEqual({
      deliveryId: expect.any(String),
      kind: 'retry',
      reason: 'status_503',
      sick: true,
    });
  });

  test('a service that is silent is given up after the timeout', async () => {
    const silent = await makeBench(IMPATIENT_MS);
    silent.script.always('hang');
    const [receipt] = await silent.transport.send([pushTo(silent.live)], AbortSignal.timeout(PATIENT_MS));
    expect(receipt).toMatchObject({ kind: 'retry', reason: 'timeout' });
    await silent.transport.close();
    await silent.close();
  });

  test('a call that is called off answers at once', async () => {
    bench.script.next('hang');
    const [receipt] = await bench.transport.send([pushTo(bench.live)], AbortSignal.timeout(50));
    expect(receipt).toMatchObject({ kind: 'retry', reason: 'aborted' });
  });

  test('a connection that breaks is tried again', async () => {
    bench.script.next('reset');
    expect(await sendOne(pushTo(bench.live))).toMatchObject({ kind: 'retry' });
  });

  test('a connection that breaks under many pushes leaves none without an answer', async () => {
    bench.script.next('reset');
    const batch = Array.from({ length: 50 }, () => pushTo(bench.live));
    const receipts = await send(...batch);
    expect(receipts.map(({ deliveryId }) => deliveryId).toSorted()).toEqual(
      batch.map(({ deliveryId }) => deliveryId).toSorted(),
    );
    expect(receipts.every(({ kind }) => kind === 'accepted' || kind === 'retry')).toBe(true);
  });

  test('a dead device is gone', async () => {
    expect(await sendOne(pushTo(bench.dead))).toMatchObject({ kind: 'gone' });
  });

  test('a payload that is too big is refused for good', async () => {
    expect(await sendOne(pushTo(bench.live, 'x'.repeat(5_000)))).toMatchObject({ kind: 'refused' });
    bench.script.next({ status: 413 });
    expect(await sendOne(pushTo(bench.live))).toMatchObject({ kind: 'refused' });
  });

  test('wrong credentials are told apart from a dead device', async () => {
    bench.script.always({ status: 401 });
    const receipt = await sendOne(pushTo(bench.live));
    bench.script.always();
    expect(receipt).toMatchObject({ kind: 'misconfigured' });
  });

  test('a redirect is not followed', async () => {
    bench.script.next({ status: 307, headers: { location: 'http://127.0.0.1:1/' } });
    expect(await sendOne(pushTo(bench.live))).toMatchObject({ kind: 'refused', reason: 'status_307' });
  });

  test('a garbage body breaks nothing', async () => {
    bench.script.next({ status: 200, body: '<html>it works</html>' });
    const receipt = await sendOne(pushTo(bench.live));
    expect(['accepted', 'retry']).toContain(receipt?.kind);
    bench.script.next({ status: 500, body: '\u0000{' });
    expect(await sendOne(pushTo(bench.live))).toMatchObject({ kind: 'retry', reason: 'status_500' });
  });

  test('an endless body is cut off', async () => {
    bench.script.next({ status: 200, body: 'x'.repeat(2_000_000) });
    expect(await sendOne(pushTo(bench.live))).toMatchObject({ kind: 'retry' });
  });
});

describe.each(['apns', 'fcm'] as const)('%s over HTTP/2', (name) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await benches[name](PATIENT_MS);
  });
  afterAll(async () => {
    await bench.transport.close();
    await bench.close();
  });
  const sendMany = (count: number) =>
    bench.transport.send(
      Array.from({ length: count }, () => pushTo(bench.live)),
      AbortSignal.timeout(30_000),
    );

  test('after a GOAWAY the unread goes to a new connection, and nothing comes twice', async () => {
    await sendMany(1);
    bench.script.next('goaway');
    const receipts = [...(await sendMany(30)), ...(await sendMany(5))];
    expect(new Set(receipts.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    const seqs = bench.received().map((payload) => (payload as PushPayload).seq);
    expect([seqs.length, new Set(seqs).size]).toEqual([36, 36]);
  });

  test('GOAWAY upon GOAWAY ends in an answer', async () => {
    bench.script.always('goaway');
    expect(await sendMany(3)).toMatchObject([{ kind: 'retry' }, { kind: 'retry' }, { kind: 'retry' }]);
    bench.script.always();
    expect(await sendMany(1)).toMatchObject([{ kind: 'accepted' }]);
  });
});
