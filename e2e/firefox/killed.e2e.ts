/** A server that dies between the push service's "taken" and its own commit sends again: the person sees one banner. */
import { expect, test } from '@playwright/test';
import type { Browser } from 'puppeteer-core';
import { Autopush } from '../fake-push/autopush.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Desktop } from './desktop.ts';
import { HeldDatabase } from './held-database.ts';
import { launchFirefox } from './launch-firefox.ts';
import { FirefoxOperator } from './operator.ts';

const RING = '🆘 Customer escalation: Booking';
const SOON = { timeout: 15_000 };
/** A push that is under way is nobody else's for half a minute. */
const AFTER_THE_LEASE = { timeout: 50_000 };

let baton: Baton;
let service: Autopush;
let firefox: Browser;
let desktop: Desktop;
let database: HeldDatabase;

test.beforeAll(async () => {
  service = await Autopush.start();
  baton = await startBaton();
  database = new HeldDatabase(baton.data);
  firefox = await launchFirefox({ pushServerPort: service.port });
  desktop = await Desktop.under(firefox);
  const ben = await FirefoxOperator.signIn(firefox, baton.url, 'ben');
  await ben.turnOnNotifications(baton.url);
});

test.afterAll(async () => {
  await database?.close();
  await firefox?.close();
  await baton?.stop();
  await service?.close();
});

test('killed after the 201 and before its commit, it sends again, and Firefox shows one banner', async () => {
  test.setTimeout(120_000);
  const before = service.pushes.length;
  service.beforeTaking = () => database.holdPushes();
  const customer = await HttpCustomer.arrive(baton.url, 'Yusuf');
  await customer.write('Can I talk to a human please?');
  await expect.poll(() => service.pushes.length, SOON).toBe(before + 1);
  service.beforeTaking = async () => undefined;
  const rings = async () => (await desktop.drawn()).filter(({ title }) => title === RING);
  await expect.poll(async () => (await rings()).length, SOON).toBe(1);
  await expect.poll(() => database.waiting(), SOON).toBeGreaterThan(0);

  await baton.kill();
  await database.forgetTheDead();
  expect(await database.statesOf('escalation')).toEqual([
    { state: 'queued', attempts: 1, transport: 'web_push' },
  ]);

  await baton.startAgain();
  await expect.poll(() => service.pushes.length, AFTER_THE_LEASE).toBe(before + 2);
  const topics = service.pushes.slice(before).map(({ topic }) => topic);
  expect(topics).toEqual([expect.any(String), topics[0]]);
  await expect
    .poll(async () => (await database.statesOf('escalation'))[0], SOON)
    .toMatchObject({ state: 'received', attempts: 2 });
  expect(await rings()).toMatchObject([{ open: true, silent: false, stays: true }]);
  expect((await desktop.shown()).filter(({ title }) => title === RING)).toHaveLength(1);
});
