import { afterEach, beforeEach, expect, test } from 'vitest';
import { Autopush } from '../../../../e2e/fake-push/autopush.ts';
import { UserAgent } from '../../../../e2e/fake-push/user-agent.ts';
import type { Push, Transport } from '../ports/transport.ts';
import { samplePush } from './sample-push.ts';
import { generateVapidKeys } from './web-push/vapid.ts';
import webPush from './web-push.ts';

const signal = new AbortController().signal;
const keys = generateVapidKeys();
const vapid = { ...keys, subject: 'mailto:operations@example.org' };

let service: Autopush;
let browser: UserAgent;
let transport: Transport;
let address: unknown;
beforeEach(async () => {
  service = await Autopush.start();
  browser = new UserAgent(service.url);
  await browser.connect();
  address = await browser.subscribe(keys.publicKey);
  transport = webPush({ vapid, guard: () => undefined });
});
afterEach(async () => {
  await transport.close();
  await browser.disconnect();
  await service.close();
});

const push = (title: string, change: Partial<Omit<Push, 'payload'>> = {}): Push =>
  samplePush(change.address ?? address, { ...change, payload: { title } });

test('what was encrypted here is decrypted by another implementation, byte for byte', async () => {
  const sent = push('🆘 Customer escalation: Shop');
  expect(await transport.send([sent], signal)).toEqual([{ deliveryId: 'delivery-1', kind: 'accepted' }]);
  await expect.poll(() => browser.received).toEqual([sent.payload]);
  await expect.poll(() => service.acks).toEqual([100]);
});

test('lifetime, urgency and topic go along', async () => {
  await transport.send([push('a'), push('b', { urgency: 'low', ttlSeconds: 5, tag: 'h2' })], signal);
  const shown = service.pushes.map(({ ttl, urgency, topic }) => ({ ttl, urgency, topic }));
  expect(shown).toContainEqual({ ttl: '60', urgency: 'high', topic: 'h1' });
  expect(shown).toContainEqual({ ttl: '5', urgency: 'low', topic: 'h2' });
});

test('a browser that was away gets only the newest of each topic, and nothing that has expired', async () => {
  await browser.disconnect();
  await expect.poll(() => service.connected).toBe(0);
  for (const title of ['ring', 'ring again', 'Claimed by Alice']) await transport.send([push(title)], signal);
  await transport.send([push('too late', { tag: 'h2', ttlSeconds: 0 })], signal);
  await transport.send([push('other', { tag: 'h3' })], signal);
  await browser.connect();
  await expect
    .poll(() => browser.received.map((payload) => (payload as Push['payload']).title))
    .toEqual(['Claimed by Alice', 'other']);
});

test('one signature serves a push service for hours, and is renewed before it ends', async () => {
  let now = Date.now();
  const clocked = webPush({ vapid, guard: () => undefined, now: () => now });
  const header = async (): Promise<string | undefined> => {
    await clocked.send([push('x')], signal);
    return service.pushes.at(-1)?.authorization;
  };
  const first = await header();
  now += 3_600_000;
  expect(await header()).toBe(first);
  now += 10.5 * 3_600_000;
  expect(await header()).not.toBe(first);
  await clocked.close();
});

test('a subscription made with another key is our misconfiguration', async () => {
  const other = webPush({
    vapid: { ...generateVapidKeys(), subject: vapid.subject },
    guard: () => undefined,
  });
  expect(await other.send([push('x')], signal)).toMatchObject([
    { kind: 'misconfigured', reason: 'status_403' },
  ]);
  await other.close();
});

test('an endpoint that the guard objects to is never called', async () => {
  const guarded = webPush({
    vapid,
    guard: ({ hostname }) => (hostname === '127.0.0.1' ? 'private_address' : undefined),
  });
  expect(await guarded.send([push('x')], signal)).toEqual([
    { deliveryId: 'delivery-1', kind: 'refused', reason: 'private_address' },
  ]);
  expect(service.pushes).toEqual([]);
  await guarded.close();
});

test('a subscription with keys that are no keys is gone', async () => {
  const broken = { endpoint: `${service.url}/x`, keys: { p256dh: 'AAAA', auth: 'AAAA' } };
  expect(await transport.send([push('x', { address: broken })], signal)).toMatchObject([{ kind: 'gone' }]);
});

test('a subscription that was ended is gone', async () => {
  const ended = await browser.subscribe(keys.publicKey);
  await browser.unsubscribe(ended.channelID);
  expect(await transport.send([push('x', { address: ended })], signal)).toMatchObject([
    { kind: 'gone', reason: 'status_410' },
  ]);
  const unknown = { ...ended, endpoint: `${service.url}/wpush/v2/unknown` };
  expect(await transport.send([push('x', { address: unknown })], signal)).toMatchObject([
    { kind: 'gone', reason: 'status_404' },
  ]);
});
