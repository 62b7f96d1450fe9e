/** A customer asks, Ben's Firefox rings, and the banner does what it promises: through the real server, the real app and its own service worker. */
import { expect, test } from '@playwright/test';
import type { PushPayload } from '@baton/protocol';
import type { Browser } from 'puppeteer-core';
import { Autopush } from '../fake-push/autopush.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer, post } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { Desktop } from './desktop.ts';
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

const titles = async (since: number) => (await desktop.drawn()).slice(since).map(({ title }) => title);

/** Somebody new asks for a human; answers the ring that Alice's phone got for it. */
async function somebodyAsks(name: string): Promise<PushPayload> {
  const before = alicesPhone.received.length;
  const customer = await HttpCustomer.arrive(baton.url, name);
  await customer.write(ASKS);
  await expect.poll(() => alicesPhone.received.length, SOON).toBe(before + 1);
  const ring = alicesPhone.received[before]!;
  expect(ring).toMatchObject({ kind: 'escalation', title: RING, quiet: false });
  return ring;
}

test('one tap in the settings, and this Firefox can be woken', async () => {
  await ben.turnOnNotifications(baton.url);
  await ben.press('Send a test');
  await ben.sees('Rang in');
  expect(await desktop.shown()).toMatchObject([{ title: 'Test from Baton', actions: {} }]);
});

test('a ring says who asks what, and its Claim gives Ben the conversation', async () => {
  const before = (await desktop.drawn()).length;
  const { tag } = await somebodyAsks('Yusuf');
  await expect.poll(() => titles(before), SOON).toEqual([RING]);
  expect((await desktop.drawn())[before]).toEqual({
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
  expect(alicesPhone.received.at(-1)).toMatchObject({ tag, kind: 'claimed', quiet: true, actions: [] });
  await expect.poll(() => titles(before), SOON).toContain('You have it');
  expect((await desktop.drawn()).slice(before + 1).every(({ silent }) => silent)).toBe(true);
});

test('the button of a ring that somebody else answered says who has it', async () => {
  const ring = alicesPhone.received.findLast(({ kind }) => kind === 'escalation')!;
  const answer = await alicesPhone.claim(ring);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'already_claimed', claimedBy: { name: 'Ben' } });
});

test('a Claim whose answer was lost is pressed again, and Ben still has it, once', async () => {
  const before = (await desktop.drawn()).length;
  await somebodyAsks('Ines');
  await expect.poll(() => titles(before), SOON).toEqual([RING]);
  const claimToken = await ben.claimTokenOf(RING);
  const press = () => post(`${baton.url}/v1/push/claim`, { token: claimToken });
  const [first, second] = [await press(), await press()];
  expect(second).toEqual(first);
  await expect.poll(() => alicesPhone.received.at(-1)?.title, SOON).toBe('Claimed by Ben');
  expect(alicesPhone.received.filter(({ title }) => title === 'Claimed by Ben')).toHaveLength(2);
});

test('once Alice claims, Ben’s ring says so, quietly, and nothing rings later', async () => {
  const before = (await desktop.drawn()).length;
  await somebodyAsks('Mette');
  await expect.poll(() => titles(before), SOON).toEqual([RING]);
  await alice.takesTheOneWhoWaits();
  await expect.poll(() => titles(before), SOON).toEqual([RING, 'Claimed by Alice']);
  expect((await desktop.drawn()).slice(before)).toMatchObject([
    { title: RING, open: false },
    { silent: true, stays: false, actions: {}, body: 'Booking: nothing left to do for you.', open: true },
  ]);
  const pushes = service.pushes.length;
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(service.pushes).toHaveLength(pushes);
  expect(await titles(before)).toEqual([RING, 'Claimed by Alice']);
});

test('a Firefox that was away while it rang only hears, quietly, who has it', async () => {
  const before = { drawn: (await desktop.drawn()).length, pushes: service.pushes.length };
  service.online = false;
  await expect.poll(() => service.connected, SOON).toBe(0);
  const customer = await HttpCustomer.arrive(baton.url, 'Ana');
  await customer.write(ASKS);
  // Both devices are away: the service keeps a ring for each, and then, in its place, what replaces it.
  await expect.poll(() => service.pushes.length, SOON).toBe(before.pushes + 2);
  await alice.takesTheOneWhoWaits();
  await expect.poll(() => service.pushes.length, SOON).toBe(before.pushes + 4);
  expect(await titles(before.drawn)).toEqual([]);
  service.online = true;
  await expect.poll(() => titles(before.drawn), { timeout: 40_000 }).not.toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect((await desktop.drawn()).slice(before.drawn)).toMatchObject([
    { title: 'Claimed by Alice', silent: true, actions: {} },
  ]);
});
