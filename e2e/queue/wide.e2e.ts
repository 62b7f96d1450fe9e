/** What a wide screen adds, in Chromium: keys, the palette, counts where nobody looks, a tone, and an app that starts without a server. */
import { expect, test } from '@playwright/test';
import { type Findings, photograph } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { keptByWorker, onDisk } from '../spine/disk.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';

const WIDE = { width: 1280, height: 800, colorScheme: 'dark' } as const;
const KEPT = { timeout: 30_000 };
const ASKS = 'Can I talk to a human please?';

let baton: Baton;
let alice: Operator;
const findings: Findings = {};
const shoot = async (name: string) => Object.assign(findings, await photograph(alice.page, name));

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  baton = await startBaton();
  alice = await Operator.signIn(browser, baton.url, 'alice', WIDE);
});

test.afterAll(async () => {
  await alice?.page.close();
  await baton?.stop();
});

test('who begins to wait is counted in the title and on the icon, and heard', async () => {
  const { page } = alice;
  await expect(page).toHaveTitle('Queue · Baton');
  const heard = page.evaluate(
    () => new Promise<boolean>((done) => addEventListener('baton:tone', () => done(true), { once: true })),
  );
  // A browser plays nothing before somebody did something on the page.
  await page.mouse.click(700, 500);
  for (const name of ['Yusuf Demir', 'Mette Sørensen'])
    await (await HttpCustomer.arrive(baton.url, name)).write(ASKS);
  await expect(alice.waiting).toHaveCount(2);
  expect(await heard).toBe(true);
  await expect(page).toHaveTitle('(2) Queue · Baton');
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', /^data:image\/png/);
});

test('three panes; keys walk through the list, and say what they are', async () => {
  const { page } = alice;
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/\/conversations\//);
  const first = page.url();
  await page.keyboard.press('j');
  await expect(page).not.toHaveURL(first);
  await page.keyboard.press('k');
  await expect(page).toHaveURL(first);
  await alice.claim.waitFor();
  await expect(page.getByRole('heading', { name: 'Brief' })).toBeVisible();
  await shoot('queue-panes');
  await page.setViewportSize(WIDE);
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
  await shoot('keys');
  await page.keyboard.press('Escape');
  await page.setViewportSize(WIDE);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('jjj?');
  await expect(page).toHaveURL(first);
  await page.keyboard.press('Escape');
});

test('the palette goes to a customer, to a page, and claims by name', async () => {
  const { page } = alice;
  await page.mouse.click(700, 420);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.fill('mette');
  await expect(page.getByRole('option')).toHaveCount(1);
  await shoot('palette');
  await page.setViewportSize(WIDE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Mette Sørensen' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await field.fill('claim');
  await page.keyboard.press('Enter');
  await expect(alice.field).toBeFocused();
  await page.keyboard.press('Control+k');
  await field.fill('activity');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/activity$/);
  await expect(page).toHaveTitle('(1) Activity · Baton');
});

test('a search finds older words and the filters narrow', async () => {
  const { page } = alice;
  const customer = await HttpCustomer.arrive(baton.url, 'Erin Walsh');
  await customer.write('My luggage never arrived in Zürich');
  await customer.write('The case number is KX-4711');
  await page.goto(baton.url);
  await page.getByRole('searchbox').fill('zürich lugg');
  // The index follows the journal a second later.
  await expect(async () => {
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').fill('zürich lugg');
    await expect(page.getByText('Found in messages')).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.getByRole('button', { name: 'Search and filter' }).click();
  await shoot('queue-search');
  await page.setViewportSize(WIDE);
  await page.getByRole('link', { name: /^Erin Walsh/ }).click();
  await expect(page.getByRole('heading', { name: 'Erin Walsh' })).toBeVisible();
  await page.getByRole('searchbox').fill('');
});

test('keys claim, label, snooze, give away and hand back, also where there is no room for a side panel', async () => {
  const { page } = alice;
  await page.setViewportSize({ width: 1100, height: 760 });
  await (await HttpCustomer.arrive(baton.url, 'Ana Lima')).write(ASKS);
  await page.getByRole('link', { name: /^Ana Lima, waiting/ }).click();
  await alice.claim.waitFor();
  await expect(page.getByRole('button', { name: 'Back' })).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(alice.field).toBeFocused();
  await page.keyboard.type('Hello Ana.');
  await page.keyboard.press('Enter');
  await expect(alice.says('Hello Ana.')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const [key, title] of [
    ['l', 'Labels'],
    ['t', 'Give Ana to a teammate'],
    ['h', 'Hand back to Booking'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').getByRole('heading', { name: title }).waitFor();
    if (key === 'h') await shoot('keys-hand-back');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('s');
  await page.getByRole('button', { name: /^In an hour/ }).click();
  await page.getByText(/^Snoozed until/).waitFor();
  await alice.button('Wake').click();
  await expect(alice.button('Wake')).toHaveCount(0);
  await page.setViewportSize(WIDE);
});

test('on a phone a row that is pulled aside is claimed; with a keyboard the palette opens there, too', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto(baton.url);
  await page.getByLabel('Email').fill('ben@example.com');
  await page.getByLabel('Password').fill('baton-ben');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const row = page.getByRole('link', { name: /^Yusuf Demir, waiting/ });
  const { x, y, width } = (await row.boundingBox())!;
  const finger = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: at === undefined ? [] : [{ x: at, y: y + 30 }],
    });
  const from = x + width - 60;
  await touch('touchStart', from);
  for (let moved = 10; moved <= 130; moved += 10) await touch('touchMove', from - moved);
  await page.screenshot({ path: 'test-results/pictures/queue-pulled.png' });
  await touch('touchEnd');
  await expect(page).toHaveURL(/\/conversations\//);
  await page.getByRole('textbox', { name: /^Reply to / }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('activity');
  Object.assign(findings, await photograph(page, 'palette-pulled', ['phone']));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/activity$/);
  await context.close();
});

test('it can be installed, and starts without a server', async ({ request }) => {
  const { page } = alice;
  const manifest = (await (await request.get(`${baton.url}/manifest.webmanifest`)).json()) as {
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone', scope: '/' });
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  for (const { src } of manifest.icons) expect((await request.get(baton.url + src)).ok()).toBe(true);
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(`${baton.url}/`);
  await expect.poll(() => keptByWorker(page), KEPT).toBe(true);
  await expect.poll(async () => (await onDisk(page)).join('\n'), KEPT).toContain('Mette Sørensen');
  await baton.kill();
  await page.goto(`${baton.url}/`);
  await expect(page.getByText(/Offline\./).first()).toBeVisible();
  await expect(page.getByText('Mette Sørensen').first()).toBeVisible();
  await shoot('queue-cold-offline');
});

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
