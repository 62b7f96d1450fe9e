/** The main screens as people see them, at both sizes and in both lights: kept for the eye, and asked for what a screen reader misses. */
import { expect, type Page, test } from '@playwright/test';
import { type Baton, startBaton } from '../spine/baton.ts';
import { Customer } from '../spine/customer.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { type Findings, photograph } from './photographer.ts';

const ASKS = 'Your bot booked me on the wrong ferry. Can I talk to a human please?';

let baton: Baton;
let ben: Operator;
let customer: Customer;
const findings: Findings = {};

const shoot = async (page: Page, name: string) => Object.assign(findings, await photograph(page, name));

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  baton = await startBaton();
  ben = await Operator.signIn(browser, baton.url, 'ben', { width: 390, height: 844, colorScheme: 'light' });
});

test.afterAll(async () => {
  await ben?.page.close();
  await customer?.page.close();
  await baton?.stop();
});

test('the door', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(baton.url);
  await page.getByLabel('Email').waitFor();
  await shoot(page, 'sign-in');
  await page.close();
});

test('an empty queue', async () => {
  await shoot(ben.page, 'queue-empty');
});

test('a queue with somebody who waits', async ({ browser }) => {
  for (const [name, words] of [
    ['Mette Sørensen', 'How much luggage can I take?'],
    ['Yusuf Demir', ASKS],
  ] as const)
    await (await HttpCustomer.arrive(baton.url, name)).write(words);
  customer = await Customer.arrive(browser, baton.url);
  await customer.write('Can I speak to somebody?');
  await expect(ben.waiting).toHaveCount(2);
  await shoot(ben.page, 'queue-waiting');
  await shoot(customer.page, 'widget-waiting');
});

test('a conversation before and after the claim', async () => {
  await ben.waiting.filter({ hasText: 'Customer' }).click();
  await ben.claim.waitFor();
  await shoot(ben.page, 'conversation-waiting');
  await ben.claim.click();
  await ben.write('Hello, I am Ben. I look into it.');
  await customer.log.getByText('Ben joined').waitFor();
  await customer.write('Thank you! The booking code is 7XK2.');
  await ben.says('Thank you! The booking code is 7XK2.').waitFor();
  await shoot(ben.page, 'conversation-mine');
  await shoot(customer.page, 'widget-joined');
});

test('handing back', async () => {
  await ben.button('Hand back').click();
  await ben.page.getByLabel('Outcome').fill('Rebooked to the ferry of 9:00.');
  await shoot(ben.page, 'hand-back');
  await ben.page.keyboard.press('Escape');
});

test('the settings', async () => {
  await ben.page.goto(`${baton.url}/settings`);
  await ben.page.getByRole('heading', { name: 'Settings' }).waitFor();
  await shoot(ben.page, 'settings');
});

test('the server is gone', async () => {
  await ben.page.goto(baton.url);
  await ben.waiting.first().waitFor();
  await baton.stop();
  await ben.page
    .getByText(/Offline\./)
    .first()
    .waitFor();
  await shoot(ben.page, 'queue-offline');
});

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
