/** One's own place here, on a phone and on a wide screen: an invitation, language and light, a second step, sessions, a sign-out. */
import { createHmac } from 'node:crypto';
import { post, signInWith } from '@baton/server/src/trial-server.ts';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { photograph, SCREENS, type Findings, type Size } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { onDisk } from '../spine/disk.ts';
import { HttpCustomer } from '../spine/http-customer.ts';

const PASSWORD = 'a good password';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

let baton: Baton;
const findings: Findings = {};

/** What an authenticator shows now for a key as one types it in (RFC 6238). */
function codeOf(key: string): string {
  const bits = [...key.replaceAll(' ', '')].map((letter) =>
    ALPHABET.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((byte) => Number.parseInt(byte, 2));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(moment).digest();
  const number = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const kept = async (page: Page): Promise<string> => (await onDisk(page)).join('\n');

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  baton = await startBaton();
  await (await HttpCustomer.arrive(baton.url, 'Yusuf Demir')).write('Can I talk to a human please?');
});

test.afterAll(() => baton?.stop());

const open = (browser: Browser, size: Size): Promise<Page> => {
  const { colorScheme, ...viewport } = SCREENS[size];
  return browser.newPage({ viewport, colorScheme, locale: 'en-GB' });
};

for (const size of ['phone', 'wide'] as const) {
  const email = `dora.${size}@example.com`;
  let page: Page;
  let key = '';
  const shoot = async (name: string) => Object.assign(findings, await photograph(page, name, [size]));
  const button = (name: string) => page.getByRole('button', { name });
  const goTo = (path: string) => page.goto(baton.url + path);

  test.describe(size, () => {
    test.beforeAll(async ({ browser }) => {
      page = await open(browser, size);
    });
    test.afterAll(() => page?.close());

    test('a link makes somebody a member; it opens once', async ({ browser }) => {
      const { access } = await signInWith(baton.url, {
        email: 'olivia@example.com',
        password: 'baton-olivia',
      });
      const made = await post<{ link: string }>(
        `${baton.url}/v1/invitations`,
        { email, role: 'operator' },
        access.token,
      );
      await page.goto(made.body.link);
      await page.getByText(`You sign in as ${email}.`).waitFor();
      await page.getByLabel('Your name, as customers see it').fill('Dora');
      await page.getByLabel('Password, 8 characters or more').fill('short');
      await button('Join').click();
      await page
        .getByRole('alert')
        .getByText(/the password needs 8 characters/)
        .waitFor();
      await shoot('join');
      await page.getByLabel('Password, 8 characters or more').fill(PASSWORD);
      await button('Join').click();
      await page.getByRole('heading', { name: 'Queue' }).waitFor();
      const late = await open(browser, size);
      await late.goto(made.body.link);
      await late.getByText('This link no longer works. Ask for a new one.').waitFor();
      await late.close();
    });

    test('language and light are one’s own, and stay', async () => {
      await goTo('/settings');
      await page.getByRole('link', { name: /^Language, now/ }).click();
      await page.getByRole('radio', { name: 'Español' }).click();
      await page.getByRole('heading', { name: 'Ajustes' }).waitFor();
      await page.keyboard.press('Escape');
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('lang', 'es');
      await page.getByRole('heading', { name: 'Ajustes' }).waitFor();
      await page.evaluate(() => localStorage.setItem('baton.language', 'en'));
      await page.reload();
      await page.getByRole('radio', { name: 'Dark' }).click();
      await page.reload();
      await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
      await page.getByRole('radio', { name: 'System' }).click();
    });

    test('a second step is set up with the password and a first code', async () => {
      await goTo('/settings/login');
      await button('Set up a second step').click();
      await page.getByLabel('Your password').fill(PASSWORD);
      await button('Continue').click();
      await page.getByRole('img', { name: 'The key as a QR code' }).waitFor();
      key = await page.getByText(/^([A-Z2-7]{4} ){3,}/).innerText();
      await shoot('second-step');
      await page.getByLabel('The six digits that the app shows').fill(codeOf(key));
      await button('Turn on').click();
      await page.getByText('Your backup codes').waitFor();
      await shoot('backup-codes');
      await button('I have kept them').click();
      await page.getByText('A second step is asked for').waitFor();
    });

    test('another browser needs the code, is listed, and is signed out from here', async ({ browser }) => {
      const other = await open(browser, size);
      await other.goto(baton.url);
      await signIn(other, email);
      await other.getByLabel('Code').fill('000000');
      await other.getByRole('button', { name: 'Sign in' }).click();
      await other.getByText('That code is not right, or it has run out.').waitFor();
      Object.assign(findings, await photograph(other, 'sign-in-code', [size]));
      await other.getByLabel('Code').fill(codeOf(key));
      await other.getByRole('button', { name: 'Sign in' }).click();
      await other.getByRole('heading', { name: 'Queue' }).waitFor();
      await goTo('/settings/login');
      await button('End all others').click();
      await shoot('end-others');
      await button('End').last().click();
      await page.getByText('You are signed in nowhere else.').waitFor();
      await expect(other.getByLabel('Email')).toBeVisible();
      await other.close();
    });

    test('the second step is turned off by the password', async () => {
      await button('Turn it off').click();
      await page.getByLabel('Your password').fill('not my password');
      await button('Continue').click();
      await page.getByText('This is not your password.').waitFor();
      await page.getByLabel('Your password').fill(PASSWORD);
      await button('Continue').click();
      await page.getByText('Your password alone opens this').waitFor();
    });

    test('a sign-out leaves nothing of what was seen', async () => {
      await goTo('/');
      await page.getByRole('link', { name: /^Yusuf Demir/ }).click();
      await expect.poll(() => kept(page)).toContain('Yusuf');
      await goTo('/settings');
      await button('Sign out').click();
      await page.getByLabel('Email').waitFor();
      await expect.poll(() => kept(page)).not.toContain('Yusuf');
      await goTo('/settings');
      await page.getByLabel('Email').waitFor();
    });
  });
}

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
