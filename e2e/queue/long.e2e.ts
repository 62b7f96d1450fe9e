/** A queue that is longer than any window, on a phone and beside a conversation: what is drawn, and what stays where it is. */
import { expect, type Page, test } from '@playwright/test';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';

const CONVERSATIONS = 120;
const AT_ONCE = 8;

let baton: Baton;
/** Whom nobody heard for longest comes first. */
let silent: HttpCustomer[] = [];

test.beforeAll(async () => {
  baton = await startBaton();
  const customers: HttpCustomer[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < CONVERSATIONS; n = next++) {
      const customer = await HttpCustomer.arrive(baton.url, `Customer ${n}`);
      await customer.write('How much luggage can I take?');
      customers[n] = customer;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  silent = customers;
});

test.afterAll(() => baton?.stop());

const rows = (page: Page) => page.getByRole('link', { name: /^Customer \d+,/ });

const scrollTop = (page: Page) =>
  rows(page)
    .first()
    .evaluate((row) => {
      let box: Element = row;
      while (getComputedStyle(box).overflowY !== 'auto') box = box.parentElement!;
      return box.scrollTop;
    });

/** Scrolls as a wheel does, over the list; answers when the list has moved and stands still. */
async function wheel(page: Page, by: number): Promise<void> {
  const began = await scrollTop(page);
  const { x } = (await rows(page).first().boundingBox())!;
  await page.mouse.move(x + 20, 400);
  await page.mouse.wheel(0, by);
  let last = began;
  await expect(async () => {
    const before = last;
    last = await scrollTop(page);
    expect(last !== began && last === before).toBe(true);
  }).toPass();
}

/** The row in the middle of the window, and where it is. */
async function middle(page: Page): Promise<{ name: string; y: number }> {
  return page.evaluate(() => {
    const within = [...document.querySelectorAll('[role="link"]')].map((row) => ({
      name: row.getAttribute('aria-label')!.split(',')[0]!,
      y: row.getBoundingClientRect().y,
    }));
    const half = innerHeight / 2;
    return within.sort((a, b) => Math.abs(a.y - half) - Math.abs(b.y - half))[0]!;
  });
}

const place = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => document.querySelector(`[role="link"][aria-label^="${wanted},"]`)?.getBoundingClientRect().y,
    name,
  );

for (const [size, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  wide: { width: 1280, height: 800 },
})) {
  test(`${size}: only what is near is drawn, and the last one is reached`, async ({ browser }) => {
    const { page } = await Operator.signIn(browser, baton.url, 'alice', {
      ...viewport,
      colorScheme: 'light',
    });
    await rows(page).first().waitFor();
    expect(await rows(page).count()).toBeLessThan(50);
    const seen = new Set<string>();
    while (seen.size < CONVERSATIONS) {
      await wheel(page, 500);
      for (const label of await rows(page).evaluateAll((all) => all.map((row) => row.ariaLabel!)))
        seen.add(label.split(',')[0]!);
    }
    await page.close();
  });
}

for (const keeps of ['the browser', 'the list'] as const) {
  test(`what is read stays in its place when others speak: ${keeps} sees to it`, async ({ browser }) => {
    const { page } = await Operator.signIn(browser, baton.url, 'alice', {
      width: 1280,
      height: 800,
      colorScheme: 'light',
    });
    if (keeps === 'the list') {
      // As in Safari.
      await page.addStyleTag({ content: '* { overflow-anchor: none !important }' });
      await page.evaluate(() => {
        CSS.supports = () => false;
      });
    }
    await rows(page).first().waitFor();
    await wheel(page, 1500);
    const { name, y } = await middle(page);
    const top = await scrollTop(page);
    // The newest are on top: this one comes from far below, to above what is seen.
    await silent.shift()!.write('And a bicycle?');
    await expect.poll(() => scrollTop(page)).toBeGreaterThan(top);
    expect(await place(page, name)).toBeCloseTo(y, 0);
    await page.close();
  });
}

test('phone: back from a conversation the list is where it was', async ({ browser }) => {
  const { page } = await Operator.signIn(browser, baton.url, 'alice', {
    width: 390,
    height: 844,
    colorScheme: 'light',
  });
  await rows(page).first().waitFor();
  await wheel(page, 1500);
  const { name, y } = await middle(page);
  await page.locator(`[role="link"][aria-label^="${name},"]`).click();
  await page.getByRole('heading', { name }).waitFor();
  await page.goBack();
  await expect.poll(() => place(page, name)).toBeCloseTo(y, 0);
  await page.close();
});
