/** A real browser as the other end of our Web Push: what our transport sends is decrypted, shown, replaced, and kept while away. */
import type { WebPushAddress } from '@baton/protocol';
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import type { Transport } from '../../apps/server/src/ports/transport.ts';
import { samplePush } from '../../apps/server/src/transports/sample-push.ts';
import { generateVapidKeys } from '../../apps/server/src/transports/web-push/vapid.ts';
import webPush from '../../apps/server/src/transports/web-push.ts';
import { ACK, Autopush } from '../fake-push/autopush.ts';
import { launchFirefox } from './launch-firefox.ts';
import { type ProofSite, serveProofSite } from './proof-site.ts';

type ProofWindow = { subscribe(key: string): Promise<WebPushAddress>; unsubscribe(): Promise<boolean> };

const keys = generateVapidKeys();
let service: Autopush;
let site: ProofSite;
let firefox: Browser;
let page: Page;
let transport: Transport;
let address: WebPushAddress;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  service = await Autopush.start();
  site = await serveProofSite();
  transport = webPush({
    vapid: { ...keys, subject: 'mailto:operations@example.org' },
    guard: () => undefined,
  });
  firefox = await launchFirefox({ pushServerPort: service.port });
  page = await firefox.newPage();
  await page.goto(site.url);
  address = await page.evaluate((key) => (window as unknown as ProofWindow).subscribe(key), keys.publicKey);
});

test.afterAll(async () => {
  await firefox.close();
  await transport.close();
  await site.close();
  await service.close();
});

const send = async (title: string, tag = 'h1', ttlSeconds = 60) =>
  (
    await transport.send(
      [samplePush(address, { tag, ttlSeconds, payload: { title } })],
      AbortSignal.timeout(10_000),
    )
  )[0];

test('a push is decrypted, shown and acknowledged', async () => {
  expect(await send('Ring')).toMatchObject({ kind: 'accepted' });
  await expect.poll(() => site.reports.length, { timeout: 10_000 }).toBe(1);
  expect(site.reports[0]?.push).toEqual(samplePush(address, { payload: { title: 'Ring' } }).payload);
  expect(site.reports[0]?.titles).toEqual(['Ring']);
  await expect.poll(() => service.acks).toEqual([ACK.delivered]);
});

test('"Claimed by Alice" replaces the ring of the same handoff and leaves another’s alone', async () => {
  await send('Other customer', 'h2');
  await expect.poll(() => site.reports.length, { timeout: 10_000 }).toBe(2);
  await send('Claimed by Alice');
  await expect.poll(() => site.reports.length, { timeout: 10_000 }).toBe(3);
  expect(site.reports[2]?.titles.toSorted()).toEqual(['Claimed by Alice', 'Other customer']);
});

test('with no page open a push still arrives', async () => {
  const blank = await firefox.newPage();
  await page.close();
  await send('Nobody looks', 'h3');
  await expect.poll(() => site.reports.at(-1)?.push.title, { timeout: 10_000 }).toBe('Nobody looks');
  page = blank;
});

test('a browser that was away gets only the newest of a handoff, and nothing that expired', async () => {
  const before = site.reports.length;
  service.online = false;
  await expect.poll(() => service.connected).toBe(0);
  await send('Too late', 'h5', 1);
  for (const title of ['Ring', 'Waiting 5 min', 'Claimed by Alice'])
    expect(await send(title, 'h4')).toMatchObject({ kind: 'accepted' });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  service.online = true;
  await expect.poll(() => site.reports.length, { timeout: 30_000 }).toBe(before + 1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(site.reports.slice(before).map(({ push }) => push.title)).toEqual(['Claimed by Alice']);
});

test('a subscription that the browser ended is gone', async () => {
  await page.goto(site.url);
  expect(await page.evaluate(() => (window as unknown as ProofWindow).unsubscribe())).toBe(true);
  await expect.poll(async () => (await send('After the end'))?.kind).toBe('gone');
});
