import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'puppeteer-core';

/** An operator of the sample organization, at the app in Firefox. */
export class FirefoxOperator {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** `name` as in `ben@example.com`. */
  static async signIn(firefox: Browser, url: string, name: string): Promise<FirefoxOperator> {
    const page = await firefox.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(url);
    await page.locator('[aria-label="Email"]').fill(`${name}@example.com`);
    await page.locator('[aria-label="Password"]').fill(`baton-${name}`);
    const operator = new FirefoxOperator(page);
    await operator.press('Sign in');
    await operator.sees('Queue');
    return operator;
  }

  async press(label: string): Promise<void> {
    await this.page.locator(`::-p-aria([name="${label}"][role="button"])`).click();
  }

  async sees(words: string): Promise<void> {
    await this.page.waitForSelector(`::-p-text(${words})`);
  }

  /** Settings, one tap, and the device is registered. */
  async turnOnNotifications(url: string): Promise<void> {
    await this.page.goto(`${url}/settings`);
    await this.press('Turn on notifications');
    await this.sees('This device can wake you');
  }

  async photograph(name: string): Promise<void> {
    await this.page.setViewport({ width: 390, height: 844 });
    await mkdir('test-results/pictures', { recursive: true });
    await this.page.screenshot({ path: `test-results/pictures/${name}.png` });
  }

  /** What the Claim button of a banner would send: the page and the worker share their notifications. */
  claimTokenOf(title: string): Promise<string> {
    return this.page.evaluate(async (wanted) => {
      const registration = await navigator.serviceWorker.ready;
      const found = (await registration.getNotifications()).findLast((banner) => banner.title === wanted);
      if (!found) throw new Error(`no notification "${wanted}"`);
      return (found.data as { claimToken: string }).claimToken;
    }, title);
  }
}
