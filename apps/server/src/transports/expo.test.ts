import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeExpo } from '../../../../e2e/fake-push/expo.ts';
import type { Push, Transport } from '../ports/transport.ts';
import { behindBreakers } from './behind-breakers.ts';
import expo from './expo.ts';
import { samplePush } from './sample-push.ts';

const token = (name: string): string => `ExponentPushToken[${name}]`;
const signal = new AbortController().signal;

let fake: FakeExpo;
let transport: Transport;
beforeEach(async () => {
  fake = await FakeExpo.start();
  transport = expo({ baseUrl: fake.url });
});
afterEach(async () => {
  await transport.close();
  await fake.close();
});

const push = (name: string, payload: Partial<Push['payload']> = {}): Push =>
  samplePush({ token: token(name) }, { deliveryId: `delivery-${name}`, ttlSeconds: 90, payload });

test('an escalation is loud, has buttons, replaces by tag and says how long it lives', async () => {
  await transport.send([push('a')], signal);
  const { data, ...message } = fake.inbox(token('a'))[0] ?? {};
  expect(message).toEqual({
    to: token('a'),
    title: '🆘 Customer escalation: Shop',
    body: expect.stringContaining('Ich möchte'),
    tag: 'h1',
    collapseId: 'h1',
    ttl: 90,
    priority: 'high',
    interruptionLevel: 'time-sensitive',
    channelId: 'escalation',
    sound: 'default',
    categoryId: 'escalation',
  });
  expect(data).toMatchObject({
    v: 1,
    kind: 'escalation',
    deliveryId: 'delivery-a',
    url: '/conversations/1',
    claimToken: 'once',
    ackToken: 'seen',
  });
});

test('"Claimed by Alice" replaces it without a sound', async () => {
  await transport.send([push('a')], signal);
  const quiet = push('a', {
    kind: 'claimed',
    title: 'Claimed by Alice',
    actions: [],
    claimToken: null,
    quiet: true,
  });
  await transport.send([{ ...quiet, urgency: 'normal' }], signal);
  expect(fake.shown(token('a'))).toHaveLength(1);
  expect(fake.shown(token('a'))[0]).toMatchObject({
    title: 'Claimed by Alice',
    sound: null,
    interruptionLevel: 'passive',
    channelId: 'quiet',
    priority: 'normal',
  });
  expect(fake.shown(token('a'))[0]).not.toHaveProperty('categoryId');
});

test.each([
  ['an iPhone', {}, ['h1', 'w-1', 'c-1']],
  ['Android', { channels: 'by_loudness' }, ['h1', 'noise', undefined]],
])('what replaces what on its way to %s', async (_phone, told, expected) => {
  const about = (name: string, kind: Push['payload']['kind'], change: Partial<Push>, tag: string): Push => {
    const one = push(name, { kind, tag });
    return { ...one, address: { token: token(name), ...told }, tag, ...change };
  };
  const noise = { noise: true, tag: 'noise' };
  await transport.send(
    [
      about('a', 'claimed', {}, 'h1'),
      about('b', 'workflow', noise, 'w-1'),
      about('c', 'conversation', {}, 'c-1'),
    ],
    signal,
  );
  const sent = ['a', 'b', 'c'].map((name) => fake.inbox(token(name))[0]!);
  expect(sent.map(({ collapseId }) => collapseId)).toEqual(expected);
  expect(sent.map(({ tag }) => tag)).toEqual(['h1', 'w-1', 'c-1']);
});

test('noise takes nobody’s place at Apple: "claimed" still replaces the ring on an iPhone that was away', async () => {
  await transport.send([push('a', { tag: 'h1' })], signal);
  fake.leave(token('a'), { iPhone: true });
  await transport.send([push('a', { kind: 'claimed', tag: 'h1' })], signal);
  await transport.send([{ ...push('a', { kind: 'workflow', tag: 'w-1' }), noise: true }], signal);
  fake.comeBack(token('a'));
  expect(fake.inbox(token('a')).map(({ data }) => (data as { kind: string }).kind)).toEqual([
    'escalation',
    'claimed',
  ]);
});

test('what only asks for an answer has no text, so shows nothing, and is kept until the phone is back', async () => {
  fake.leave(token('a'));
  const asks = push('a', { kind: 'canary', title: '', body: '', actions: [], quiet: true });
  await transport.send([{ ...asks, urgency: 'low' }], signal);
  fake.comeBack(token('a'));
  expect(fake.inbox(token('a'))).toEqual([
    { to: token('a'), data: asks.payload, ttl: 90, priority: 'normal', _contentAvailable: true },
  ]);
});

test.each([
  ['DeviceNotRegistered', 'gone'],
  ['MessageRateExceeded', 'retry'],
  ['ExpoError', 'retry'],
  ['ProviderError', 'retry'],
  ['InvalidCredentials', 'misconfigured'],
  ['MismatchSenderId', 'misconfigured'],
  ['MessageTooBig', 'refused'],
  ['DeveloperError', 'refused'],
  ['SomethingNew', 'retry'],
])('ticket error %s: %s', async (error, kind) => {
  fake.fail(token('bad'), error);
  const receipts = await transport.send([push('good'), push('bad')], signal);
  expect(receipts).toEqual([
    { deliveryId: 'delivery-good', kind: 'accepted', ticket: expect.any(String) },
    {
      deliveryId: 'delivery-bad',
      kind,
      reason: error,
      ...(error === 'InvalidCredentials' && { sick: true }),
    },
  ]);
});

test('a 429 for the whole request is a retry for every push of it, with the reason Expo gave', async () => {
  fake.script.next({
    status: 429,
    headers: { 'retry-after': '3' },
    body: '{"errors":[{"code":"TOO_MANY_REQUESTS","message":"x"}]}',
  });
  expect(await transport.send([push('a'), push('b')], signal)).toEqual([
    { deliveryId: 'delivery-a', kind: 'retry', reason: 'TOO_MANY_REQUESTS', afterMs: 3_000 },
    { deliveryId: 'delivery-b', kind: 'retry', reason: 'TOO_MANY_REQUESTS', afterMs: 3_000 },
  ]);
});

test.each([true, false])(
  'a token of another project takes nobody’s push with it, whether Expo names the projects: %s',
  async (named) => {
    fake.namesProjects = named;
    for (const name of ['foreign', 'stranger']) fake.belongs(token(name), '@else/app');
    const names = [...Array.from({ length: 60 }, (_, n) => `n${n}`), 'foreign', 'stranger'];
    const receipts = await transport.send([push('foreign'), ...names.map((name) => push(name))], signal);
    expect(receipts).toHaveLength(63);
    expect(new Set(receipts.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    for (const name of names.slice(0, 60)) expect(fake.inbox(token(name))).toHaveLength(1);
    expect(fake.requests.length).toBeLessThanOrEqual(named ? 3 : 30);
  },
);

test('one push that Expo cannot take as it is does not take the others with it', async () => {
  fake.fail(token('bad'), 'VALIDATION_ERROR');
  const names = Array.from({ length: 99 }, (_, n) => (n === 70 ? 'bad' : `n${n}`));
  const receipts = await transport.send(
    names.map((name) => push(name)),
    signal,
  );
  expect(receipts.filter(({ kind }) => kind === 'accepted')).toHaveLength(98);
  expect(receipts.find(({ kind }) => kind !== 'accepted')).toEqual({
    deliveryId: 'delivery-bad',
    kind: 'refused',
    reason: 'VALIDATION_ERROR',
  });
});

test.each([401, 403, 429, 503])('a %i is not asked again in parts', async (status) => {
  fake.script.next({ status });
  await transport.send([push('a'), push('b')], signal);
  expect(fake.requests).toHaveLength(1);
});

test('what goes beyond 600 a second is tried again, and all arrive', async () => {
  let now = 0;
  fake.now = () => now;
  let left = Array.from({ length: 700 }, (_, n) => push(`n${n}`));
  for (let second = 0; left.length > 0 && second < 5; second += 1, now += 1001) {
    const again = new Set<string>();
    for (let n = 0; n < left.length; n += 100)
      for (const receipt of await transport.send(left.slice(n, n + 100), signal))
        if (receipt.kind === 'retry') again.add(receipt.deliveryId);
    if (second === 0) expect(again.size).toBe(100);
    left = left.filter(({ deliveryId }) => again.has(deliveryId));
  }
  expect(left).toEqual([]);
});

test('fewer tickets than pushes: no push takes another one’s ticket', async () => {
  fake.script.next({ status: 200, body: '{"data":[{"status":"ok","id":"t1"}]}' });
  const receipts = await transport.send([push('a'), push('b')], signal);
  expect(receipts.map(({ kind }) => kind)).toEqual(['retry', 'retry']);
});

test('a missing access token is our mistake, not the device’s; with it the push passes', async () => {
  fake.accessToken = 'right';
  expect(await transport.send([push('a')], signal)).toMatchObject([
    { kind: 'misconfigured', reason: 'UNAUTHORIZED' },
  ]);
  const withToken = expo({ baseUrl: fake.url, accessToken: 'right' });
  expect(await withToken.send([push('a')], signal)).toMatchObject([{ kind: 'accepted' }]);
  await withToken.close();
});

test('the body is compressed', async () => {
  await transport.send([push('a')], signal);
  expect(fake.requests[0]?.['content-encoding']).toBe('gzip');
});

test('receipts tell of a device that died after its push was taken; an unknown ticket stays unknown', async () => {
  const sent = await transport.send([push('a'), push('b')], signal);
  const [a = '', b = ''] = sent.map((receipt) => (receipt.kind === 'accepted' ? receipt.ticket : undefined));
  fake.fail(token('b'), 'DeviceNotRegistered');
  const receipts = await transport.receipts?.([a, b, 'unknown'], signal);
  expect(receipts?.get(a)).toMatchObject({ kind: 'accepted' });
  expect(receipts?.get(b)).toMatchObject({ kind: 'gone' });
  expect(receipts?.get('unknown')).toBeUndefined();
});

test('receipts that cannot be had are unknown', async () => {
  fake.script.next({ status: 503 });
  expect(await transport.receipts?.(['a'], signal)).toEqual(new Map([['a', undefined]]));
});

test('a wrong key for Android prunes no phone, whatever iPhones accept meanwhile', async () => {
  const guarded = behindBreakers(transport, {
    now: Date.now,
    answered: () => undefined,
    opened: () => undefined,
  });
  const android = { ...push('a'), address: { token: token('a'), channels: 'by_loudness' } };
  fake.fail(token('a'), 'MismatchSenderId');
  const kinds: string[] = [];
  for (let n = 0; n < 3; n += 1)
    for (const { deliveryId, kind } of await guarded.send([android, push('i')], signal))
      if (deliveryId === android.deliveryId) kinds.push(kind);
  expect(kinds).toEqual(['misconfigured', 'misconfigured', 'misconfigured']);
});
