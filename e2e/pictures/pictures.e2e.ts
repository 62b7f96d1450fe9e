/** The main screens as people see them, at both sizes and in both lights: kept for the eye, and asked for what a screen reader misses. */
import { expect, type Page, test } from '@playwright/test';
import { type Baton, startBaton } from '../spine/baton.ts';
import { Customer } from '../spine/customer.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { Platform } from '../spine/platform.ts';
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

const ONBOARDING = { id: 'onboard', name: 'Onboard contact' };
const STEPS: [string, number][] = [
  ['Check contact', 5000],
  ['Enrich from CRM', 41_000],
  ['Credit check', 120_000],
  ['Create member number', 20_000],
  ['Send welcome message', 6000],
];

test('what bots and workflows did', async () => {
  const platform = await Platform.connect(baton.url);
  const { botId: bot } = platform;
  // Its clock is right: what comes late was late.
  await platform.send('bot.retrained', { bot, pages: 5 });
  for (let n = 6; n > 0; n -= 1) await platform.run(ONBOARDING, STEPS, n * 3_600_000);
  const run = { workflow: ONBOARDING.id, run: 'stuck' };
  const minute = 60_000;
  const subject = 'new contact "Jane Doe (Acme)"';
  await platform.send('workflow.started', { ...run, name: ONBOARDING.name, subject, steps: 5 }, 16 * minute);
  const step = (number: number) => ({ ...run, step: { number, name: STEPS[number - 1]![0] } });
  await platform.send('workflow.step_started', step(1), 16 * minute);
  await platform.send('workflow.step_finished', step(1), 16 * minute - 4000);
  await platform.send('workflow.step_started', step(2), 16 * minute - 4000);
  await platform.send('workflow.step_finished', step(2), 15 * minute);
  await platform.send('workflow.step_started', step(3), 15 * minute);
  const diff = {
    before: 'You help travellers of Meridian Rail.\nBe brief.\nNever promise a refund.',
    after:
      'You help travellers of Meridian Rail.\nBe brief and kind.\nName the next train.\nNever promise a refund.',
  };
  await platform.send(
    'bot.knowledge_added',
    { bot, chunks: 12, source: 'supplier-spec-2026.pdf' },
    9 * minute,
  );
  await platform.send('bot.tool_added', { bot, tool: 'Fare lookup' }, 8 * minute);
  await platform.send('bot.prompt_tuned', { bot, because: 'low_csat', diff }, 7 * minute);
  const { page } = ben;
  await page.goto(`${baton.url}/activity`);
  await page.getByText('Needs a look').waitFor();
  await shoot(page, 'activity');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${baton.url}/activity`);
  await page
    .getByRole('button', { name: /^Workflow stuck/ })
    .first()
    .click();
  await page
    .getByText(/its average$/)
    .first()
    .waitFor();
  await shoot(page, 'run-stuck');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${baton.url}/activity`);
  await page.getByText('Prompt auto-tuned because of low CSAT.').click();
  await page.getByText('since this change').waitFor();
  await shoot(page, 'bot-update');
  await page.goto(`${baton.url}/bots/${bot}`);
  // The list beside says it, too.
  await page.getByText('Nothing is known yet').last().waitFor();
  await shoot(page, 'bot');
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
