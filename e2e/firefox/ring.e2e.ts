/** A customer asks, Ben's Firefox rings, and the banner does what it promises: through the real server, the real app and its own service worker. */
import { expect, test } from '@playwright/test';
import type { PushPayload } from '@baton/protocol';
import type { Browser } from 'puppeteer-core';
import { Autopush } from '../fake-push/autopush.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer, post } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { type Banner, Desktop } from './desktop.ts';
import { launchFirefox } from './launch-firefox.ts';
import { FirefoxOperator } from './operator.ts';
import { Phone } from './phone.ts';

const RING = '🆘 Customer escalation: Booking';
const ASKS = 'Can I talk to a human please?';
const SCREEN = { width: 390, height: 844, colorScheme: 'dark' } as const;
const SOON = { timeout: 15_000 };

let baton: Baton;
let service: Autopush;
let firefox: Browser;
let ben: FirefoxOperator;
let desktop: Desktop;
let alice: Operator;
let alicesPhone: Phone;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  service = await Autopush.start();
  baton = await startBaton();
  firefox = await launchFirefox({ pushServerPort: service.port });
  desktop = await Desktop.under(firefox);
  ben = await FirefoxOperator.signIn(firefox, baton.url, 'ben');
  alice = await Operator.signIn(browser, baton.url, 'alice', SCREEN);
  alicesPhone = await Phone.register(baton.url, service.url, 'alice');
});

test.afterAll(async () => {
  await alicesPhone?.disconnect();
  await firefox?.close();
  await baton?.stop();
  await service?.close();
});

/** Every banner that stands, or stood, in one place: those of one handoff. Oldest first. */
const drawnAt = async (place: string): Promise<Banner[]> =>
  (await desktop.drawn()).filter(({ name }) => name === place);
const titles = async (place: string): Promise<string[]> => (await drawnAt(place)).map(({ title }) => title);

/** Banners of handoffs that are new since now. */
async function newBanners(): Promise<() => Promise<Banner[]>> {
  const known = new Set((await desktop.drawn()).map(({ name }) => name));
  return async () => (await desktop.drawn()).filter(({ name }) => !known.has(name));
}

/** Somebody new asks for a human, and both ring: the push that Alice's phone got, and where Ben's banner stands. */
async function somebodyAsks(name: string): Promise<{ ring: PushPayload; place: string }> {
  const before = alicesPhone.received.length;
  const news = await newBanners();
  const customer = await HttpCustomer.arrive(baton.url, name);
  await customer.write(ASKS);
  await expect.poll(() => alicesPhone.received.length, SOON).toBe(before + 1);
  const ring = alicesPhone.received[before]!;
  expect(ring).toMatchObject({ kind: 'escalation', title: RING, quiet: false });
  await expect.poll(async () => (await news()).map(({ title }) => title), SOON).toEqual([RING]);
  return { ring, place: (await news())[0]!.name };
}

test('one tap in the settings, and this Firefox can be woken', async () => {
  await ben.turnOnNotifications(baton.url);
  await ben.press('Send a test');
  await ben.sees('Rang in');
  expect(await desktop.shown()).toMatchObject([{ title: 'Test from Baton', actions: {} }]);
});

test('Push Doctor then says yes to each check, and a test push proves it', async () => {
  await ben.page.goto(`${baton.url}/settings/doctor`);
  await ben.sees('This device can wake you');
  await ben.sees('The server knows where this device is');
  const before = service.pushes.length;
  await ben.press('Send a test');
  await ben.sees('Rang in');
  await ben.sees('Seen by the device');
  expect(service.pushes).toHaveLength(before + 1);
  await ben.photograph('doctor-on');
});

test('a ring says who asks what, and its Claim gives Ben the conversation', async () => {
  const { ring, place } = await somebodyAsks('Yusuf');
  expect((await drawnAt(place))[0]).toMatchObject({
    title: RING,
    body: `"${ASKS}" Tap to claim and respond.`,
    silent: false,
    stays: true,
    actions: { claim: 'Claim', later: 'Later' },
    open: true,
  });
  await desktop.press(RING, 'claim');
  await ben.page.waitForSelector('[aria-label="Reply to Yusuf"]');
  await expect.poll(() => alicesPhone.received.at(-1)?.title, SOON).toBe('Claimed by Ben');
  expect(alicesPhone.received.at(-1)).toMatchObject({
    tag: ring.tag,
    kind: 'claimed',
    quiet: true,
    actions: [],
  });
  await expect.poll(() => titles(place), SOON).toContain('You have it');
  expect((await drawnAt(place)).slice(1).every(({ silent }) => silent)).toBe(true);
});

test('the button of a ring that somebody else answered says who has it', async () => {
  const ring = alicesPhone.received.findLast(({ kind }) => kind === 'escalation')!;
  const answer = await alicesPhone.claim(ring);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'already_claimed', claimedBy: { name: 'Ben' } });
});

test('a Claim whose answer was lost is pressed again, and Ben still has it, once', async () => {
  await somebodyAsks('Ines');
  const claimToken = await ben.claimTokenOf(RING);
  const press = () => post(`${baton.url}/v1/push/claim`, { token: claimToken });
  const [first, second] = [await press(), await press()];
  expect(second).toEqual(first);
  await expect.poll(() => alicesPhone.received.at(-1)?.title, SOON).toBe('Claimed by Ben');
  expect(alicesPhone.received.filter(({ title }) => title === 'Claimed by Ben')).toHaveLength(2);
});

test('once Alice claims, Ben’s ring says so, quietly, and nothing rings later', async () => {
  const { place } = await somebodyAsks('Mette');
  await alice.takes('Mette');
  await expect.poll(() => titles(place), SOON).toEqual([RING, 'Claimed by Alice']);
  expect(await drawnAt(place)).toMatchObject([
    { title: RING, open: false },
    { silent: true, stays: false, actions: {}, body: 'Booking: nothing left to do for you.', open: true },
  ]);
  const pushes = service.pushes.length;
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(service.pushes).toHaveLength(pushes);
  expect(await titles(place)).toEqual([RING, 'Claimed by Alice']);
});

test('a Firefox that was away while it rang only hears, quietly, who has it', async () => {
  const pushes = service.pushes.length;
  const news = await newBanners();
  service.online = false;
  await expect.poll(() => service.connected, SOON).toBe(0);
  const customer = await HttpCustomer.arrive(baton.url, 'Ana');
  await customer.write(ASKS);
  // Both devices are away: the service keeps a ring for each, and then, in its place, what replaces it.
  await expect.poll(() => service.pushes.length, SOON).toBe(pushes + 2);
  await alice.takes('Ana');
  await expect.poll(() => service.pushes.length, SOON).toBe(pushes + 4);
  expect(await news()).toEqual([]);
  service.online = true;
  await expect.poll(news, { timeout: 40_000 }).not.toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await news()).toMatchObject([{ title: 'Claimed by Alice', silent: true, actions: {} }]);
});
