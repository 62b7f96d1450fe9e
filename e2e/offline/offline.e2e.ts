/**
 * The server goes away: what was seen is there after a cold start; what is written is kept, and leaves once the server is back. On a
 * phone and on a wide screen.
 */
import { expect, type Page, test } from '@playwright/test';
import { SCREENS } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { keptByWorker, onDisk } from '../spine/disk.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';

const ASKS = 'I want to talk to a human, please.';
const BOOKED = 'My booking is 4711.';

let baton: Baton;
let alice: Operator;
let yusuf: HttpCustomer;

test.describe.configure({ mode: 'serial' });

/** As with the shift key: no worker sees this page, just as when it was on its way while the worker began. */
async function reloadPastTheWorker(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const browser = await page.context().newCDPSession(page);
  const loaded = page.waitForEvent('load');
  await browser.send('Page.reload', { ignoreCache: true });
  await loaded;
  await browser.detach();
}

/** What is in the threads on the disk: written a moment later than shown, and not while a thread is loading. */
const threadsOnDisk = (page: Page) => async () =>
  (await onDisk(page)).map((text) => /"threads":(.*)/s.exec(text)?.[1] ?? '').join('\n');

/** What the customer's side has. */
const written = async () => (await yusuf.thread()).map((entry) => JSON.stringify(entry)).join('\n');

for (const size of ['phone', 'wide'] as const)
  test.describe(size, () => {
    test.beforeAll(async ({ browser }) => {
      baton = await startBaton();
      yusuf = await HttpCustomer.arrive(baton.url, 'Yusuf Demir');
      await yusuf.write(ASKS);
      alice = await Operator.signIn(browser, baton.url, 'alice', SCREENS[size]);
      await alice.takes('Yusuf');
      await yusuf.write(BOOKED);
      await expect(alice.says(BOOKED)).toBeVisible();
    });

    test.afterAll(async () => {
      await alice?.page.close();
      await baton?.stop();
    });

    test('a cold start without the server shows what was seen last, and how old it is', async () => {
      const { page } = alice;
      await reloadPastTheWorker(page);
      await expect(alice.says(BOOKED)).toBeVisible();
      await expect.poll(() => keptByWorker(page), { timeout: 30_000 }).toBe(true);
      await expect.poll(threadsOnDisk(page), { timeout: 30_000 }).toContain(BOOKED);
      await baton.kill();
      await page.reload();
      await expect(alice.says(BOOKED)).toBeVisible();
      await expect(
        page
          .getByRole('status')
          .getByText(/Offline\. As of \d\d:\d\d, /)
          .first(),
      ).toBeVisible();
      await page.goto(baton.url);
      await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
      await expect(page.getByRole('link', { name: /Yusuf Demir/ })).toBeVisible();
    });

    test('a draft outlives another cold start; what is sent is kept, and says so', async () => {
      const { page } = alice;
      await page.getByRole('link', { name: /Yusuf Demir/ }).click();
      await alice.field.fill('I found your booking');
      await page.reload();
      await expect(alice.field).toHaveValue('I found your booking');
      await alice.write('I found your booking. One moment.');
      await expect(alice.says('I found your booking. One moment.')).toBeVisible();
      await expect(page.getByText('1 reply kept').first()).toBeVisible();
      await page.reload();
      await expect(alice.says('I found your booking. One moment.')).toBeVisible();
    });

    test('once the server is back, what was kept leaves, once', async () => {
      await baton.startAgain();
      await expect(alice.page.getByText('Offline.')).toHaveCount(0, { timeout: 30_000 });
      await expect.poll(written, { timeout: 30_000 }).toContain('I found your booking. One moment.');
      expect((await written()).split('I found your booking. One moment.')).toHaveLength(2);
    });

    test('what was written while somebody else took over is not sent, names them, and stays', async ({
      browser,
    }) => {
      const { page } = alice;
      const ben = await Operator.signIn(browser, baton.url, 'ben', SCREENS[size]);
      const elsewhere = await Operator.signIn(browser, baton.url, 'alice', SCREENS[size]);
      await page.context().setOffline(true);
      await expect(page.getByText('Offline.').first()).toBeVisible();
      await alice.write('Your refund is on its way.');
      // Alice's other browser puts it back, and Ben takes it.
      await elsewhere.page.getByRole('link', { name: /Yusuf Demir/ }).click();
      await elsewhere.button('More').click();
      await elsewhere.button('Put back in the queue').click();
      await ben.takes('Yusuf');
      await page.context().setOffline(false);
      await expect(page.getByText(/Ben has this conversation/).first()).toBeVisible({ timeout: 30_000 });
      await expect(alice.says('Your refund is on its way.')).toBeVisible();
      expect(await written()).not.toContain('Your refund is on its way.');
      await ben.page.close();
      await elsewhere.page.close();
    });
  });
