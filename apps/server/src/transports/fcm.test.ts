import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeFcm } from '../../../../e2e/fake-push/fcm.ts';
import type { Push, Transport } from '../ports/transport.ts';
import fcm from './fcm.ts';
import { samplePush } from './sample-push.ts';

const DEVICE = 'device-of-alice';
const signal = new AbortController().signal;

let fake: FakeFcm;
let transport: Transport;
let now: number;
beforeEach(async () => {
  now = Date.now();
  fake = await FakeFcm.start();
  fake.now = () => now;
  transport = fcm({ account: fake.account, baseUrl: fake.url, now: () => now });
});
afterEach(async () => {
  await transport.close();
  await fake.close();
});

let counter = 0;
const push = (change: Parameters<typeof samplePush>[1] = {}, token = DEVICE): Push =>
  samplePush({ token }, { deliveryId: `delivery-${(counter += 1)}`, ...change });
const send = (...pushes: Push[]) => transport.send(pushes, signal);

test('an escalation is data only, of high priority, and has a place of its own', async () => {
  await send(push({ ttlSeconds: 90 }));
  expect(fake.received).toEqual([
    {
      token: DEVICE,
      data: {
        title: '🆘 Customer escalation: Shop',
        message: expect.stringContaining('Ich möchte'),
        body: expect.stringContaining('"claimToken":"once"'),
        channelId: 'escalation',
        categoryId: 'escalation',
        tag: 'h1',
      },
      android: { priority: 'high', ttl: '90s', collapse_key: 'h1' },
    },
  ]);
});

test('what replaces it is quiet, of normal priority, and takes its place', async () => {
  await send(push({ urgency: 'normal', payload: { kind: 'claimed', quiet: true, actions: [] } }));
  expect(fake.received[0]).toMatchObject({
    data: { channelId: 'quiet' },
    android: { priority: 'normal', collapse_key: 'h1' },
  });
  expect(fake.received[0]!.data).not.toHaveProperty('categoryId');
});

test('what only asks for an answer has nothing that Android would show, and is kept until the phone is back', async () => {
  fake.leave(DEVICE);
  const asks = push({
    urgency: 'low',
    tag: 'canary',
    payload: { kind: 'canary', title: '', body: '', actions: [], quiet: true },
  });
  await send(asks);
  fake.comeBack(DEVICE);
  const data = { body: JSON.stringify(asks.payload) };
  expect(fake.received).toEqual([{ token: DEVICE, data, android: { priority: 'normal', ttl: '60s' } }]);
});

test('which channels the phone has is for us alone', async () => {
  await send(samplePush({ token: DEVICE, channels: 'by_loudness' }, { payload: { loudness: 'normal' } }));
  expect(fake.received[0]).toMatchObject({ token: DEVICE, data: { channelId: 'normal' } });
  expect(fake.received[0]).not.toHaveProperty('channels');
});

test('an installation’s id is an address, too', async () => {
  await send(samplePush({ fid: 'installation-1' }));
  expect(fake.received[0]).toMatchObject({ fid: 'installation-1' });
});

test.each([
  [404, 'UNREGISTERED', 'gone'],
  [400, 'INVALID_ARGUMENT', 'refused'],
  [403, 'SENDER_ID_MISMATCH', 'misconfigured'],
  [401, 'THIRD_PARTY_AUTH_ERROR', 'misconfigured'],
  [503, 'UNAVAILABLE', 'retry'],
  [500, 'INTERNAL', 'retry'],
  [400, 'SOMETHING_NEW', 'refused'],
] as const)('%i %s: %s', async (status, code, kind) => {
  fake.errors.set('bad-device', [status, code]);
  expect(await send(push(), push({}, 'bad-device'))).toMatchObject([
    { kind: 'accepted' },
    { kind, reason: code },
  ]);
});

test('a quota waits a minute unless it says otherwise', async () => {
  fake.errors.set('bad-device', [429, 'QUOTA_EXCEEDED']);
  expect(await send(push({}, 'bad-device'))).toMatchObject([{ kind: 'retry', afterMs: 60_000 }]);
  fake.script.next({ status: 429 });
  expect(await send(push())).toMatchObject([{ kind: 'retry', afterMs: 60_000 }]);
});

test('an argument is blamed on the token only where Firebase says so', async () => {
  const details = [{ errorCode: 'INVALID_ARGUMENT' }, { fieldViolations: [{ field: 'message.token' }] }];
  fake.script.next({ status: 400, body: JSON.stringify({ error: { details } }) });
  expect(await send(push())).toMatchObject([{ kind: 'gone' }]);
});

test('a project that Firebase does not know prunes nobody, and is ours to mend', async () => {
  const account = { ...fake.account, project_id: 'another' };
  const elsewhere = fcm({ account, baseUrl: fake.url, now: () => now });
  expect(await elsewhere.send([push()], signal)).toMatchObject([
    { kind: 'misconfigured', reason: 'NOT_FOUND', sick: true },
  ]);
  await elsewhere.close();
});

test('a 404 that is not Firebase’s prunes nobody', async () => {
  fake.script.next({ status: 404, body: '<html>not here</html>' });
  expect(await send(push())).toMatchObject([{ kind: 'refused' }]);
});

test('one access token serves many pushes, and is renewed before it ends', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, n) => send(push({}, `device-${n}-of-many`))));
  expect(fake.tokensIssued).toBe(1);
  now += 56 * 60_000;
  await send(push());
  await expect.poll(() => fake.tokensIssued).toBe(2);
  expect(fake.received).toHaveLength(31);
});

test('a token that was withdrawn is replaced within the same push', async () => {
  await send(push());
  fake.withdrawTokens();
  expect(await send(push())).toMatchObject([{ kind: 'accepted' }]);
  expect(fake.tokensIssued).toBe(2);
});

test('no token: a wrong key is ours, a sick token service is tried again', async () => {
  fake.tokenScript.next({ status: 400, body: '{"error":"invalid_grant"}' }, { status: 503 });
  expect(await send(push())).toMatchObject([{ kind: 'misconfigured', reason: 'token_status_400' }]);
  expect(await send(push())).toMatchObject([{ kind: 'retry', reason: 'token_status_503' }]);
  expect(await send(push())).toMatchObject([{ kind: 'accepted' }]);
});

const noise = (token = DEVICE) =>
  push({ urgency: 'normal', tag: 'noise', noise: true, payload: { kind: 'workflow' } }, token);
const kinds = async (...pushes: Push[]) => (await send(...pushes)).map(({ kind }) => kind);

test('noise is held back before Firebase would; rings and other devices are not', async () => {
  const receipts = await send(...Array.from({ length: 15 }, () => noise()));
  expect(receipts.filter(({ kind }) => kind === 'accepted')).toHaveLength(14);
  expect(receipts.at(-1)).toMatchObject({ kind: 'retry', reason: 'device_limit', afterMs: 180_000 });
  expect(await kinds(push(), noise('another-device'))).toEqual(['accepted', 'accepted']);
  now += 180_000;
  expect(await kinds(noise())).toEqual(['retry']);
  now += 180_000;
  expect(await kinds(noise())).toEqual(['accepted']);
});

test.each([
  ['a ring that the member wants quiet', { urgency: 'critical' }],
  ['what takes the place of a ring', { urgency: 'normal', payload: { kind: 'claimed', quiet: true } }],
  ['what is personal', { urgency: 'normal', payload: { kind: 'conversation' } }],
  ['what only asks for an answer', { urgency: 'low', payload: { kind: 'canary' } }],
] satisfies [string, Parameters<typeof samplePush>[1]][])('%s never waits', async (_what, change) => {
  await send(...Array.from({ length: 20 }, () => noise()));
  const pushes = Array.from({ length: 30 }, (_, n) => push({ ...change, tag: `thing-${n}` }));
  expect(new Set(await kinds(...pushes))).toEqual(new Set(['accepted']));
});

test('however many handoffs and whatever else, Firebase never has to drop anything', async () => {
  fake.leave(DEVICE);
  for (let n = 0; n < 12; n += 1) {
    await send(noise(), push({ tag: `handoff-${n}` }));
    await send(push({ tag: `handoff-${n}`, urgency: 'normal', payload: { kind: 'claimed', quiet: true } }));
    now += 5000;
  }
  expect(fake.dropped).toBe(0);
  fake.comeBack(DEVICE);
  const keys = new Set(fake.received.flatMap(({ android }) => android.collapse_key ?? []));
  expect([...keys].toSorted()).toEqual(['handoff-1', 'handoff-2', 'noise']);
});

test('a key that has nothing pending any more is another’s', async () => {
  for (let n = 0; n < 4; n += 1) await send(push({ tag: `handoff-${n}` }));
  expect(fake.received.at(-1)!.android).not.toHaveProperty('collapse_key');
  now += 60_000;
  await send(push({ tag: 'handoff-4' }));
  expect(fake.received.at(-1)!.android).toMatchObject({ collapse_key: 'handoff-4' });
});

test('no device gets more than 240 a minute', async () => {
  const receipts = await send(...Array.from({ length: 241 }, () => push()));
  expect(receipts.filter(({ kind }) => kind === 'retry')).toHaveLength(1);
});
