/** What operators have at hand in a conversation, by phone and on a wide screen, against a whole server; looked at in both lights. */
import { expect, type Page, test } from '@playwright/test';
import { type Findings, photograph } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { picture } from './picture.ts';

const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };

let baton: Baton;
/** A phone's screen. */
let alice: Operator;
/** On a wide one. */
let ben: Operator;
let yusuf: HttpCustomer;
const findings: Findings = {};

/** Each at the size that its operator works at: turning a phone closes what it asks. */
const shoot = async (page: Page, name: string) =>
  Object.assign(findings, await photograph(page, name, [page === alice.page ? 'phone' : 'wide']));
const more = async (operator: Operator, name: string) => {
  await operator.page.getByRole('button', { name: 'More', exact: true }).click();
  await operator.page.getByRole('button', { name, exact: true }).click();
};

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  baton = await startBaton();
  alice = await Operator.signIn(browser, baton.url, 'alice', { ...PHONE, colorScheme: 'light' });
  ben = await Operator.signIn(browser, baton.url, 'ben', { ...WIDE, colorScheme: 'light' });
  yusuf = await HttpCustomer.arrive(baton.url, 'Yusuf Demir');
  await yusuf.write('My train was cancelled. Can I talk to a human please?');
});

test.afterAll(async () => {
  await alice?.page.close();
  await ben?.page.close();
  await baton?.stop();
});

test('a canned reply is written on its page, and called by a slash and the keyboard', async () => {
  const { page } = ben;
  await page.goto(`${baton.url}/settings/replies`);
  await page.getByRole('button', { name: 'Write a reply' }).click();
  await page.getByLabel('Shortcut').fill('greet');
  await page.getByLabel('Words').fill('Hello {{customer.first_name}}, this is {{operator.name}}.');
  await page.getByText('Hello Jane, this is Ben.').waitFor();
  await shoot(page, 'reply-form');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Change /greet' }).waitFor();
  await shoot(page, 'replies');

  await alice.takesTheOneWhoWaits();
  await alice.field.pressSequentially('/gr');
  await alice.page.getByRole('option', { name: /^\/greet/ }).waitFor();
  await shoot(alice.page, 'canned');
  await alice.field.press('ArrowDown');
  await alice.field.press('ArrowUp');
  await alice.field.press('Enter');
  await expect(alice.field).toHaveValue('Hello Yusuf, this is Alice.');
  await alice.button('Send').click();
  await expect
    .poll(async () => (await yusuf.thread()).map((entry) => 'message' in entry && entry.message.text))
    .toContain('Hello Yusuf, this is Alice.');
});

test('a note calls a teammate, and the customer never has it', async () => {
  await alice.button('Write a note').click();
  const note = alice.page.getByLabel('A note only your team sees');
  await note.pressSequentially('Refund or voucher, @be');
  await alice.page.getByRole('option', { name: /^Ben/ }).click();
  await expect(note).toHaveValue('Refund or voucher, @Ben ');
  await note.press('?');
  await alice.button('Send').click();
  await alice.page.getByText('@Ben', { exact: true }).waitFor();
  expect(JSON.stringify(await yusuf.thread())).not.toContain('voucher');
});

test('a picture is attached, sent with its words, and opens large', async () => {
  await alice.button('Attach a file, up to 10 MB').click();
  await alice.page.getByText(/up to 10 MB each/).waitFor();
  await shoot(alice.page, 'attach');
  const choosing = alice.page.waitForEvent('filechooser');
  await alice.button('A picture').click();
  const file = { name: 'seat-map.png', mimeType: 'image/png', buffer: picture(600, 300) };
  await (await choosing).setFiles([file]);
  await alice.page.getByText(/ready to send/).waitFor();
  await alice.field.fill('Your new seat');
  await shoot(alice.page, 'attached');
  await alice.button('Send').click();
  const enlarge = alice.page.getByRole('button', { name: 'Open seat-map.png large' });
  await expect(enlarge).toBeEnabled();
  const box = (await enlarge.boundingBox())!;
  expect(box.width / box.height).toBeCloseTo(2, 1);
  const carried = (await yusuf.thread()).flatMap((entry) => ('message' in entry ? [entry.message] : []));
  expect(carried.at(-1)).toMatchObject({
    kind: 'image',
    text: 'Your new seat',
    attachment: { name: 'seat-map.png', width: 600, height: 300 },
  });
  await enlarge.click();
  await shoot(alice.page, 'picture-large');
  await alice.page.getByRole('button', { name: 'Close' }).first().click();
});

test('what is too large is told before it leaves', async () => {
  await alice.button('Attach a file, up to 10 MB').click();
  const choosing = alice.page.waitForEvent('filechooser');
  await alice.button('Another file').click();
  const buffer = Buffer.alloc(10 * 1024 * 1024 + 1);
  await (await choosing).setFiles([{ name: 'film.mp4', mimeType: 'video/mp4', buffer }]);
  await alice.page.getByText('Too large: 10 MB at most.').waitFor();
  await alice.button('Remove film.mp4').click();
});

test('the owner makes a label, an operator puts it on', async ({ browser }) => {
  const olivia = await Operator.signIn(browser, baton.url, 'olivia', { ...WIDE, colorScheme: 'light' });
  const { page } = olivia;
  await page.goto(`${baton.url}/settings/labels`);
  await page.getByRole('button', { name: 'Make a label' }).click();
  await page.getByLabel('Name', { exact: true }).fill('VIP');
  await page.getByRole('radio', { name: 'Violet' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Change VIP' }).waitFor();
  await shoot(page, 'labels');
  await page.close();
  await more(alice, 'Labels');
  await alice.page.getByRole('checkbox', { name: 'VIP' }).click();
  await expect(alice.page.getByRole('checkbox', { name: 'VIP' })).toBeChecked();
  await shoot(alice.page, 'labels-sheet');
  await alice.button('Done').last().click();
  await expect(alice.page.getByRole('list', { name: 'Labels' }).first()).toContainText('VIP');
});

test('snoozed by the operator, woken by the customer', async () => {
  await more(alice, 'Snooze');
  await shoot(alice.page, 'snooze');
  await alice.page.getByRole('button', { name: /^In an hour/ }).click();
  await alice.page
    .getByText(/^Snoozed until /)
    .first()
    .waitFor();
  await shoot(alice.page, 'snoozed');
  await yusuf.write('Are you still there?');
  await alice.says('Are you still there?').waitFor();
  await expect(alice.button('Wake')).toHaveCount(0);
  await alice.page.getByText('The customer wrote · the snooze ended').waitFor();
});

test('given to a teammate with a word; they have it, and it is said in the thread', async () => {
  await more(alice, 'Give to a teammate');
  await alice.page.getByRole('radio', { name: /^Ben, Online/ }).click();
  await alice.page.getByLabel('A word for them').fill('knows refunds');
  await shoot(alice.page, 'transfer');
  await alice.button('Give to Ben').click();
  await alice.says('Ben has this conversation').waitFor();
  await alice.page.getByText('You gave it to Ben: knows refunds').waitFor();
  const { pathname } = new URL(alice.page.url());
  await ben.page.goto(baton.url + pathname);
  await expect(ben.field).toBeVisible();
});

test('who the customer is stands beside the chat, and can be mended', async () => {
  const { page } = ben;
  await page.getByRole('button', { name: 'Add something' }).click();
  await page.getByLabel('What', { exact: true }).fill('Booking');
  await page.getByLabel('Value').fill('KX7-204');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('KX7-204').waitFor();
  // Opened by its link alone: the thread is there, too.
  await page.getByText('Alice gave it to you: knows refunds').waitFor();
  await shoot(page, 'conversation-profile');
  await more(alice, 'Customer');
  await alice.page.getByText('KX7-204').waitFor();
  await shoot(alice.page, 'customer-sheet');
  await alice.button('Done').last().click();
});

test('the transcript is saved, without the notes unless they are asked for', async () => {
  const { page } = ben;
  await more(ben, 'Transcript');
  await shoot(page, 'transcript');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as text' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('Yusuf-Demir.txt');
  const chunks = await (await saved.createReadStream()).toArray();
  const text = Buffer.concat(chunks as Buffer[]).toString();
  expect(text).toContain('Hello Yusuf, this is Alice.');
  expect(text).not.toContain('voucher');
});

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
