/** What operators have at hand in a conversation, by phone and on a wide screen, against a whole server; looked at in both lights. */
import { expect, type Page, test } from '@playwright/test';
import { type Findings, photograph, SCREENS } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { drop, nextMail, paste, tone, uploadsAt } from './hands.ts';
import { picture } from './picture.ts';

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

/** What the customer's side has. */
const carried = async () =>
  (await yusuf.thread()).flatMap((entry) => ('message' in entry ? [entry.message] : []));

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  baton = await startBaton();
  alice = await Operator.signIn(browser, baton.url, 'alice', SCREENS.phone);
  ben = await Operator.signIn(browser, baton.url, 'ben', SCREENS.wide);
  yusuf = await HttpCustomer.arrive(baton.url, 'Yusuf Demir');
  await yusuf.write('My train was cancelled. Can I talk to a human please?');
});

test.afterAll(async () => {
  await alice?.page.close();
  await ben?.page.close();
  await baton?.stop();
});

test('a note is left while nobody has them yet, and the customer never has it', async () => {
  const { page } = alice;
  await page.goto(baton.url);
  await alice.waiting.click();
  await alice.button('Write a note').click();
  const note = page.getByLabel('A note only your team sees');
  await expect(note).toBeFocused();
  await note.fill('She had this last week, too');
  await shoot(page, 'note-waiting');
  await alice.button('Send').click();
  await ben.page.goto(baton.url + new URL(page.url()).pathname);
  await ben.page.getByText('She had this last week, too').waitFor();
  await shoot(ben.page, 'note-waiting');
  await expect(ben.claim).toBeEnabled();
  expect(JSON.stringify(await yusuf.thread())).not.toContain('last week');
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

  await alice.takes('Yusuf');
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

test('a teammate may leave whoever has it a note, and nothing that the customer could get', async () => {
  const { page } = ben;
  await page.goto(baton.url + new URL(alice.page.url()).pathname);
  await ben.says('Alice has this conversation').waitFor();
  await ben.says('You can leave a note.').waitFor();
  await expect(ben.field).toHaveCount(0);
  const note = page.getByLabel('A note only your team sees');
  await note.fill('His seat was 12A, @al');
  await shoot(page, 'note-only');
  await page.getByRole('option', { name: /^Alice/ }).click();
  await ben.button('Send').click();
  await expect(note).toHaveValue('');
  await alice.page.getByText('His seat was 12A,', { exact: false }).waitFor();
  expect(JSON.stringify(await yusuf.thread())).not.toContain('12A');
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
  expect((await carried()).at(-1)).toMatchObject({
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
  await shoot(alice.page, 'file-refused');
  await alice.button('Remove film.mp4').click();
});

test('a file tells how far it is; one that did not get through is tried again', async () => {
  const { page } = alice;
  const choose = async (name: string, buffer: Buffer) => {
    await alice.button('Attach a file, up to 10 MB').click();
    const choosing = page.waitForEvent('filechooser');
    await alice.button('Another file').click();
    await (await choosing).setFiles([{ name, mimeType: 'text/csv', buffer }]);
  };
  await uploadsAt(page, 150_000);
  await choose('bookings.csv', Buffer.alloc(6_000_000, 'a,b\n'));
  await page.getByText(/ · [1-9]\d? %$/).waitFor();
  await shoot(page, 'file-under-way');
  await alice.button('Cancel bookings.csv').click();
  await uploadsAt(page, null);
  const lost = /\/attachments\?id=/;
  await page.route(lost, (route) => route.abort('connectionreset'));
  await choose('fares.csv', Buffer.from('from,to\n'));
  await page.getByText('Not uploaded. Check the connection.').waitFor();
  await shoot(page, 'file-failed');
  await page.unroute(lost);
  await alice.button('Try again').click();
  await page.getByText(/ready to send/).waitFor();
  await alice.button('Remove fares.csv').click();
  await expect(page.getByRole('list', { name: 'Files for the next message' })).toHaveCount(0);
});

test('the owner makes a label, an operator puts it on', async ({ browser }) => {
  const olivia = await Operator.signIn(browser, baton.url, 'olivia', SCREENS.wide);
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
  await alice.says('You can leave a note.').waitFor();
  await shoot(alice.page, 'note-only');
  const { pathname } = new URL(alice.page.url());
  await ben.page.goto(baton.url + pathname);
  await expect(ben.field).toBeVisible();
});

test('on a wide screen a slash and Enter take a canned reply, and Enter sends it', async () => {
  await ben.field.pressSequentially('/gr');
  await ben.page.getByRole('option', { name: /^\/greet/ }).waitFor();
  await shoot(ben.page, 'canned');
  await ben.field.press('Enter');
  await expect(ben.field).toHaveValue('Hello Yusuf, this is Ben.');
  await ben.field.press('Enter');
  await expect(ben.field).toHaveValue('');
  await expect.poll(carried).toContainEqual(expect.objectContaining({ text: 'Hello Yusuf, this is Ben.' }));
});

test('on a wide screen files are dropped and pictures are pasted', async () => {
  const { page } = ben;
  await uploadsAt(page, 150_000);
  await drop(page, [
    { name: 'bookings.csv', type: 'text/csv', bytes: 6_000_000 },
    { name: 'film.mp4', type: 'video/mp4', bytes: 10 * 1024 * 1024 + 1 },
  ]);
  await page.getByText('Too large: 10 MB at most.').waitFor();
  await page.getByText(/ · [1-9]\d? %$/).waitFor();
  await shoot(page, 'file-under-way');
  await ben.button('Cancel bookings.csv').click();
  await ben.button('Remove film.mp4').click();
  await uploadsAt(page, null);
  const lost = /\/attachments\?id=/;
  await page.route(lost, (route) => route.abort('connectionreset'));
  await ben.field.focus();
  await paste(page, picture(320, 200));
  await page.getByText('Not uploaded. Check the connection.').waitFor();
  await shoot(page, 'file-failed');
  await page.unroute(lost);
  await ben.button('Try again').click();
  await page.getByText(/ready to send/).waitFor();
  await ben.field.fill('Your new ticket');
  await ben.button('Send').click();
  await expect
    .poll(async () => (await carried()).at(-1))
    .toMatchObject({
      kind: 'image',
      text: 'Your new ticket',
      attachment: { type: 'image/png', width: 320, height: 200 },
    });
});

test('a file dropped on a note is refused with a word, and stays out of the next reply', async () => {
  const { page } = ben;
  await ben.button('Write a note').click();
  await drop(page, [{ name: 'fares.csv', type: 'text/csv', bytes: 100 }]);
  await page.getByText('A note carries no files').waitFor();
  await shoot(page, 'note-file-refused');
  await ben.button('Write a note').click();
  await expect(page.getByRole('list', { name: 'Files for the next message' })).toHaveCount(0);
  await ben.field.fill('No file comes with this');
  await ben.button('Send').click();
  await expect
    .poll(async () => (await carried()).at(-1))
    .toMatchObject({ kind: 'text', text: 'No file comes with this' });
});

test('a recording is sent, and plays', async () => {
  const { page } = ben;
  const choosing = page.waitForEvent('filechooser');
  await ben.button('Attach a file, up to 10 MB').click();
  await (await choosing).setFiles([{ name: 'memo.wav', mimeType: 'audio/wav', buffer: tone() }]);
  await page.getByText(/ready to send/).waitFor();
  await ben.button('Send').click();
  const player = page.locator('audio[aria-label="memo.wav"]');
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(2, 1);
  await player.evaluate((audio: HTMLAudioElement) => audio.play());
  await expect
    .poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0.2);
  expect((await carried()).at(-1)).toMatchObject({ kind: 'audio', attachment: { name: 'memo.wav' } });
});

test('who the customer is stands beside the chat, and can be mended; whoever looks on sees it', async () => {
  const { page } = ben;
  await more(alice, 'Customer');
  await alice.page.getByText('Nothing yet.').waitFor();
  await page.getByRole('button', { name: 'Add something' }).click();
  await page.getByLabel('What', { exact: true }).fill('Booking');
  await page.getByLabel('Value').fill('KX7-204');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('KX7-204').waitFor();
  // Opened by its link alone: the thread is there, too.
  await page.getByText('Alice gave it to you: knows refunds').waitFor();
  await shoot(page, 'conversation-profile');
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

test('the transcript goes out by mail, with a subject and what was said', async () => {
  const { address } = await nextMail(ben.page);
  await ben.page.getByRole('button', { name: 'Send by e-mail' }).click();
  const { searchParams } = await address;
  expect(searchParams.get('subject')).toContain('Yusuf Demir');
  expect(searchParams.get('body')).toContain('Hello Yusuf, this is Alice.');
  expect(searchParams.get('body')).not.toContain('voucher');
});

test('a note is left when it is over; the customer never has it, and it stays closed', async () => {
  // The browser may still be handing the mail's address over, which ends a reload.
  await expect(() => ben.page.reload()).toPass();
  await ben.button('Resolve').click();
  await alice.says('Closed').waitFor();
  await shoot(alice.page, 'closed');
  await alice.button('Write a note').click();
  await alice.page.getByLabel('A note only your team sees').fill('Send him the voucher by post');
  await shoot(alice.page, 'note-closed');
  await alice.button('Send').click();
  await ben.page.getByText('Send him the voucher by post').waitFor();
  await ben.says('Closed').waitFor();
  await shoot(ben.page, 'note-closed');
  expect(JSON.stringify(await yusuf.thread())).not.toContain('by post');
});

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
