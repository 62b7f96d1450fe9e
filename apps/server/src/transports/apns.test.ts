import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeApns } from '../../../../e2e/fake-push/apns.ts';
import type { Push, Transport } from '../ports/transport.ts';
import { ProviderToken } from './apns/provider-token.ts';
import apns from './apns.ts';
import { samplePush } from './sample-push.ts';

const TOKEN = 'ab'.repeat(32);
const signal = new AbortController().signal;

let fake: FakeApns;
let transport: Transport;
let now: number;
beforeEach(async () => {
  now = Date.now();
  fake = await FakeApns.start();
  transport = open();
});
afterEach(async () => {
  await transport.close();
  await fake.close();
});

const open = (patience: { timeoutMs?: number } = {}) =>
  apns({ ...fake.key, topic: fake.topic, baseUrl: fake.url, now: () => now, ...patience });
const push = (change: Parameters<typeof samplePush>[1] = {}): Push =>
  samplePush({ token: TOKEN, environment: 'production' }, { deliveryId: randomUUID(), ...change });
const send = (...pushes: Push[]) => transport.send(pushes, signal);

test('an escalation is loud, has buttons, replaces by tag and says how long it lives', async () => {
  const ring = push({ ttlSeconds: 90 });
  await send(ring);
  expect(fake.received[0]!.headers).toMatchObject({
    'apns-topic': fake.topic,
    'apns-push-type': 'alert',
    'apns-priority': '10',
    'apns-expiration': String(Math.floor(now / 1000) + 90),
    'apns-collapse-id': 'h1',
    'apns-id': ring.deliveryId,
  });
  expect(fake.received[0]!.payload).toMatchObject({
    aps: {
      alert: { title: ring.payload.title, body: ring.payload.body },
      sound: 'default',
      'interruption-level': 'time-sensitive',
      category: 'escalation',
    },
    body: { url: '/conversations/1', claimToken: 'once' },
  });
});

test('"Claimed by Alice" is passive and has no sound', async () => {
  const payload = { kind: 'claimed' as const, actions: [], quiet: true };
  await send(push({ urgency: 'normal', payload }));
  const { headers, payload: got } = fake.received[0]!;
  expect(headers).toMatchObject({ 'apns-priority': '5', 'apns-collapse-id': 'h1' });
  const { aps } = got as { aps: object };
  expect(aps).toMatchObject({ 'interruption-level': 'passive' });
  expect(aps).not.toHaveProperty('sound');
  expect(aps).not.toHaveProperty('category');
});

const canary = () =>
  push({
    urgency: 'low',
    tag: 'canary',
    payload: { kind: 'canary', title: '', body: '', actions: [], quiet: true },
  });

test('what only asks for an answer shows nothing, in the background, and is kept until the phone is back', async () => {
  fake.leave(TOKEN);
  const asks = canary();
  expect(await send(asks)).toMatchObject([{ kind: 'accepted' }]);
  fake.comeBack(TOKEN);
  const { headers, payload } = fake.received[0]!;
  expect(headers).toMatchObject({ 'apns-push-type': 'background', 'apns-priority': '5' });
  expect(payload).toEqual({ aps: { 'content-available': 1 }, body: asks.payload });
});

test('noise is not kept for a device that is away, so that a ring stays in the one place; all else is', async () => {
  const about = (kind: Push['payload']['kind'], noise: boolean) => push({ noise, payload: { kind } });
  await send(about('workflow', true));
  await send(about('bot_health', false), about('conversation', false), about('claimed', false));
  const until = String(Math.floor(now / 1000) + 60);
  expect(fake.received.map(({ headers }) => headers['apns-expiration'])).toEqual(['0', until, until, until]);
});

test.each([
  [400, 'BadDeviceToken', 'gone'],
  [400, 'DeviceTokenNotForTopic', 'misconfigured'],
  [400, 'BadCollapseId', 'refused'],
  [400, 'BadTopic', 'misconfigured'],
  [400, 'SomethingNew', 'refused'],
  [403, 'InvalidProviderToken', 'misconfigured'],
  [403, 'SomethingNew', 'misconfigured'],
  [410, 'ExpiredToken', 'gone'],
  [410, 'SomethingNew', 'gone'],
  [413, 'PayloadTooLarge', 'refused'],
  [429, 'TooManyRequests', 'retry'],
  [429, 'TooManyProviderTokenUpdates', 'retry'],
  [500, 'InternalServerError', 'retry'],
  [503, 'ServiceUnavailable', 'retry'],
  [503, 'Shutdown', 'retry'],
])('%i %s: %s', async (status, reason, kind) => {
  fake.script.next({ status, body: JSON.stringify({ reason }) });
  expect(await send(push())).toMatchObject([{ kind, reason }]);
});

test('a dead device comes with the time of its death', async () => {
  fake.dead.set(TOKEN, now - 5000);
  expect(await send(push())).toMatchObject([{ kind: 'gone', reason: 'Unregistered', since: now - 5000 }]);
});

test('one stream until the first success, then as many as are granted, over one connection', async () => {
  fake.delayMs = 40;
  const receipts = await send(...Array.from({ length: 300 }, () => push()));
  expect(receipts.every(({ kind }) => kind === 'accepted')).toBe(true);
  expect(fake.connections).toBe(1);
  expect(fake.mostOpen).toBeGreaterThan(100);
});

test('a connection never has more streams than are granted', async () => {
  await send(push());
  fake.dead.set(TOKEN, now);
  await send(push());
  fake.delayMs = 10;
  fake.mostOpen = 0;
  await send(...Array.from({ length: 20 }, () => push()));
  expect(fake.mostOpen).toBe(1);
});

test('after a GOAWAY the unread goes to a new connection, and nothing comes twice', async () => {
  await send(push());
  fake.delayMs = 30;
  const before = Array.from({ length: 40 }, () => push());
  const sending = send(...before);
  await new Promise((resolve) => setTimeout(resolve, 10));
  fake.script.next('goaway');
  const after = Array.from({ length: 40 }, () => push());
  const receipts = [...(await sending), ...(await send(...after))];
  expect(receipts.map(({ kind }) => kind)).toEqual(Array.from({ length: 80 }, () => 'accepted'));
  const ids = fake.received.slice(1).map(({ headers }) => headers['apns-id']);
  expect(ids.toSorted()).toEqual([...before, ...after].map(({ deliveryId }) => deliveryId).toSorted());
  expect(fake.connections).toBe(2);
});

test('a silent connection is replaced', async () => {
  await transport.close();
  transport = open({ timeoutMs: 1000 });
  expect(await send(push())).toMatchObject([{ kind: 'accepted' }]);
  fake.script.next('hang');
  expect(await send(push())).toMatchObject([{ kind: 'retry', reason: 'timeout' }]);
  expect(await send(push())).toMatchObject([{ kind: 'accepted' }]);
  expect(fake.connections).toBe(2);
});

test('where nobody listens, all that wait are told so at once', async () => {
  const nowhere = apns({ ...fake.key, topic: fake.topic, baseUrl: 'http://127.0.0.1:1', timeoutMs: 5000 });
  const receipts = await nowhere.send([push(), push()], signal);
  expect(receipts).toMatchObject([
    { kind: 'retry', reason: 'ECONNREFUSED', sick: true },
    { kind: 'retry', reason: 'ECONNREFUSED', sick: true },
  ]);
  await nowhere.close();
});

test('urgent pushes go before those that are not', async () => {
  await send(push());
  fake.delayMs = 20;
  const quiet = Array.from({ length: 1500 }, () => push({ urgency: 'low', payload: { quiet: true } }));
  const sendingQuiet = send(...quiet);
  const urgent = push();
  await send(urgent);
  const place = fake.received.findIndex(({ headers }) => headers['apns-id'] === urgent.deliveryId);
  expect(place).toBeLessThanOrEqual(501);
  await sendingQuiet;
});

test('a development build’s token goes to the sandbox', async () => {
  const sandbox = await FakeApns.start();
  const both = apns({ ...sandbox.key, topic: fake.topic, baseUrl: fake.url, sandboxUrl: sandbox.url });
  await both.send([samplePush({ token: TOKEN, environment: 'sandbox' })], signal);
  expect([fake.received.length, sandbox.received.length]).toEqual([0, 1]);
  await both.close();
  await sandbox.close();
});

test('one token serves every push and is dated anew each half hour, the same on every node', async () => {
  await send(...Array.from({ length: 20 }, () => push()));
  expect(fake.providerTokens.size).toBe(1);
  const [one, other] = [new ProviderToken(fake.key), new ProviderToken(fake.key)];
  const claims = (header: string) =>
    JSON.parse(Buffer.from(header.split('.')[1]!, 'base64url').toString()) as { iat: number };
  const start = Date.parse('2026-11-21T10:00:00Z');
  const first = one.header(start + 1000);
  expect(one.header(start + 29 * 60_000)).toBe(first);
  expect(claims(other.header(start + 20 * 60_000))).toEqual(claims(first));
  expect(claims(one.header(start + 31 * 60_000)).iat - claims(first).iat).toBe(1800);
});

const at = (time: string) => {
  now = Date.parse(`2026-11-21T${time}:00Z`);
  fake.now = () => now;
};
const expireAll = () => {
  fake.expiredBefore = now / 1000 - 120;
};

test('an expired token is renewed once, and every push that was under way with it is tried again', async () => {
  at('10:29');
  await send(push());
  fake.delayMs = 20;
  expireAll();
  const receipts = await send(...Array.from({ length: 30 }, () => push()));
  expect(receipts.filter(({ kind }) => kind === 'retry')).toHaveLength(30);
  expect(receipts.some((receipt) => 'sick' in receipt)).toBe(false);
  const again = await send(...Array.from({ length: 30 }, () => push()));
  expect(new Set(again.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
});

test('one that was renewed and is expired at once is ours to mend: Apple takes no other so soon', async () => {
  const expired = { status: 403, body: '{"reason":"ExpiredProviderToken"}' };
  fake.script.next(expired, expired);
  expect(await send(push())).toMatchObject([{ kind: 'retry' }]);
  expect(await send(push())).toMatchObject([{ kind: 'misconfigured', sick: true }]);
});

test.each([
  ['10:00', false],
  ['10:29', false],
  ['10:05', true],
  ['10:26', true],
])('over hours no token comes sooner than Apple takes it: from %s, renewed: %s', async (from, renewed) => {
  at(from);
  await send(push());
  if (renewed) expireAll();
  await send(push());
  const outcomes = new Set<string>();
  for (let minute = 0; minute < 150; minute += 1) {
    now += 60_000;
    for (const receipt of await send(push()))
      outcomes.add('reason' in receipt ? receipt.reason : receipt.kind);
  }
  expect([...outcomes]).toEqual(['accepted']);
});

test('a token that comes too soon is said to be so, and the push is tried again', async () => {
  at('10:29');
  await send(push());
  at('10:31');
  const another = open();
  expect(await another.send([push()], signal)).toMatchObject([
    { kind: 'retry', reason: 'TooManyProviderTokenUpdates', sick: true },
  ]);
  await another.close();
});

test('once our clock is set back, Apple is given no token of the future', () => {
  const HALF_AN_HOUR = 30 * 60_000;
  const token = new ProviderToken(fake.key);
  const issuedAt = (now: number): number =>
    (JSON.parse(Buffer.from(token.header(now).split('.')[1]!, 'base64url').toString()) as { iat: number })
      .iat;
  const truth = 100 * HALF_AN_HOUR + 5000;
  expect(issuedAt(truth + 3 * HALF_AN_HOUR) * 1000).toBeGreaterThan(truth);
  expect(issuedAt(truth) * 1000).toBeLessThanOrEqual(truth);
  const [now, later] = [issuedAt(truth), issuedAt(truth + HALF_AN_HOUR)];
  expect(later).toBeGreaterThan(now);
});

test('what becomes of pushes to a development build says nothing of Apple as a whole', () => {
  const { tellsOfAll } = apns({ ...fake.key, topic: fake.topic, baseUrl: fake.url });
  expect(tellsOfAll!({ token: TOKEN, environment: 'sandbox' })).toBe(false);
  expect(tellsOfAll!({ token: TOKEN })).toBe(true);
});
