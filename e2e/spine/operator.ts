import { type Browser, expect, type Locator, type Page } from '@playwright/test';

type Screen = { width: number; height: number; colorScheme: 'dark' | 'light' };

/** An operator of the sample organization in the web app. */
export class Operator {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** `name` as in `alice@example.com`. */
  static async signIn(browser: Browser, url: string, name: string, screen: Screen): Promise<Operator> {
    const { colorScheme, ...viewport } = screen;
    const page = await browser.newPage({ viewport, colorScheme });
    await page.goto(url);
    await page.getByLabel('Email').fill(`${name}@example.com`);
    await page.getByLabel('Password').fill(`baton-${name}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    return new Operator(page);
  }

  /** The row of somebody who waits: its label counts the wait. */
  get waiting(): Locator {
    return this.page.getByRole('link', { name: /, waiting / });
  }

  get claim(): Locator {
    return this.page.getByRole('button', { name: 'Claim', exact: true });
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: /^Reply to / });
  }

  says(words: string): Locator {
    return this.page.getByText(words, { exact: true }).last();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name });
  }

  async write(words: string): Promise<void> {
    await this.field.fill(words);
    await this.button('Send').click();
  }

  /** From the queue to the composer, where one can write at once. By name: a page that opens shows what it kept first, where others may still wait. */
  async takes(name: string): Promise<void> {
    await this.page.goto(new URL('/', this.page.url()).href);
    await this.waiting.and(this.page.getByRole('link', { name: new RegExp(`^${name}`) })).click();
    await this.claim.click();
    await expect(this.field).toBeFocused();
  }

  /** Opens a page of the app by its address and waits until it says `words`. */
  async opens(path: string, words: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
    await this.page.getByText(words).first().waitFor();
  }

  async photograph(name: string): Promise<void> {
    await this.page.screenshot({ path: `test-results/spine/${name}.png` });
  }
}
