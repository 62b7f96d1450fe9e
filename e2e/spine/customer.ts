import type { Browser, Locator, Page } from '@playwright/test';

/** A customer on the sample page, with the widget open. Locators reach into its shadow root by themselves. */
export class Customer {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async arrive(browser: Browser, url: string): Promise<Customer> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 760 }, colorScheme: 'light' });
    await page.goto(`${url}/demo`);
    await page.getByRole('button', { name: 'Open chat' }).click();
    return new Customer(page);
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  get field(): Locator {
    return this.page.getByRole('textbox');
  }

  /** How far a message of theirs got, in a word. */
  tickOf(words: string): Locator {
    return this.log.locator('.msg.mine', { hasText: words }).locator('.meta span');
  }

  async write(words: string): Promise<void> {
    await this.field.fill(words);
    await this.field.press('Enter');
  }
}
