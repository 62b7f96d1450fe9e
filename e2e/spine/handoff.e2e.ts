/** One conversation goes bot, Alice, bot, Ben, closed, through a server, the widget and two web apps, as people see it. */
import { expect, test } from '@playwright/test';
import { type Baton, startBaton } from './baton.ts';
import { Customer } from './customer.ts';
import { Operator } from './operator.ts';

let baton: Baton;
let customer: Customer;
let alice: Operator;
let ben: Operator;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  baton = await startBaton();
  [alice, ben, customer] = await Promise.all([
    Operator.signIn(browser, baton.url, 'alice', { width: 390, height: 844, colorScheme: 'dark' }),
    Operator.signIn(browser, baton.url, 'ben', { width: 1440, height: 900, colorScheme: 'light' }),
    Customer.arrive(browser, baton.url),
  ]);
});

test.afterAll(async () => {
  for (const { page } of [customer, alice, ben]) await page.close();
  await baton.stop();
});

test('a customer who asks for a human waits in both queues', async () => {
  await customer.write('Can I talk to a human please?');
  await expect(customer.log.getByText('You are in line')).toBeVisible();
  for (const operator of [alice, ben]) await expect(operator.waiting).toHaveCount(1);
  await alice.photograph('queue-phone-dark');
  await ben.photograph('queue-wide-light');
});

test('Alice claims; Ben sees that she has it and gets no claim', async () => {
  await ben.waiting.click();
  await expect(ben.claim).toBeVisible();
  await alice.waiting.click();
  await alice.claim.click();
  await expect(alice.field).toBeVisible();
  await expect(ben.says('Alice has this conversation')).toBeVisible();
  await expect(ben.claim).toHaveCount(0);
  await expect(ben.waiting).toHaveCount(0);
  await expect(customer.log.getByText('Alice joined')).toBeVisible();
});

test('they talk: typing dots, words and read ticks go both ways', async () => {
  await alice.field.pressSequentially('Hello, I am');
  await expect(customer.log.getByText('Alice is typing')).toBeVisible();
  await alice.write('Hello, I am Alice. What happened?');
  await expect(customer.log.getByText('Hello, I am Alice. What happened?')).toBeVisible();
  await expect(alice.page.getByRole('img', { name: 'Read' })).toBeVisible();
  await customer.field.pressSequentially('My train');
  await expect(alice.page.getByRole('status', { name: /is typing$/ })).toBeVisible();
  await alice.photograph('typing-phone-dark');
  await customer.write('My train was late and I missed the ferry.');
  await expect(alice.says('My train was late and I missed the ferry.')).toBeVisible();
  await expect(ben.says('My train was late and I missed the ferry.')).toBeVisible();
  await expect(customer.tickOf('My train was late and I missed the ferry.')).toHaveText('· Read');
  await ben.photograph('reading-along-wide-light');
});

test('Alice hands back and the bot answers again', async () => {
  await alice.button('Hand back to bot').click();
  await alice.page.getByLabel('Outcome').fill('Ferry rebooked for tomorrow at nine.');
  await alice.photograph('hand-back-phone-dark');
  await alice.button('Hand back').last().click();
  await expect(customer.log.getByText('Back with the bot, from Alice')).toBeVisible();
  await expect(alice.says('Booking is answering')).toBeVisible();
  await customer.write('How much luggage can I take?');
  await expect(customer.log.getByText('Two pieces of luggage travel free.')).toBeVisible();
});

test('asked again, Ben claims and resolves; the widget says closed', async () => {
  await customer.write('I want to talk to a human again');
  await expect(ben.claim).toBeVisible();
  await ben.claim.click();
  await ben.write('All set. Have a good trip.');
  await expect(customer.log.getByText('All set. Have a good trip.')).toBeVisible();
  await expect(alice.says('Ben has this conversation')).toBeVisible();
  await ben.photograph('talking-wide-light');
  await ben.button('Resolve').click();
  await expect(customer.log.getByText('This conversation is closed.')).toBeVisible();
  for (const operator of [alice, ben])
    await expect(operator.says('A new message of the customer opens it again.')).toBeVisible();
  await customer.page.screenshot({ path: 'test-results/spine/closed-widget-light.png' });
});
