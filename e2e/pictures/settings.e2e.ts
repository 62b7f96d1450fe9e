/** The pages on one's own device and sign-in, in three languages and both directions: for the eye and for a screen reader. */
import { expect, type Page, test } from '@playwright/test';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { type Findings, photograph } from './photographer.ts';

const PHONE = { width: 390, height: 844 };
/** A word of each page, by language. */
const PAGES = {
  en: {
    settings: 'Push Doctor',
    login: 'Where you are signed in',
    doctor: 'What a push passes',
    queue: 'Queue',
  },
  de: {
    settings: 'Push-Doktor',
    login: 'Wo du angemeldet bist',
    doctor: 'unterwegs passiert',
    queue: 'Warteschlange',
  },
  ar: { settings: 'طبيب التنبيهات', login: 'أين دخلت', doctor: 'في طريقه', queue: 'قائمة الانتظار' },
};

let baton: Baton;
let alice: Operator;
const findings: Findings = {};

async function shoot(page: Page, path: string, { words, name }: { words: string; name: string }) {
  await page.setViewportSize(PHONE);
  await page.goto(baton.url + path);
  await page.getByText(words).first().waitFor();
  Object.assign(findings, await photograph(page, name));
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  baton = await startBaton();
  const yusuf = await HttpCustomer.arrive(baton.url, 'Yusuf Demir');
  await yusuf.write('I want to talk to a human, please.');
  alice = await Operator.signIn(browser, baton.url, 'alice', { ...PHONE, colorScheme: 'light' });
});

test.afterAll(async () => {
  await alice?.page.close();
  await baton?.stop();
});

for (const [language, words] of Object.entries(PAGES))
  test(`settings, sign-in and Push Doctor, in ${language}`, async () => {
    const { page } = alice;
    await page.evaluate((chosen) => localStorage.setItem('baton.language', chosen), language);
    await shoot(page, '/', { words: words.queue, name: `queue-${language}` });
    const html = page.locator('html');
    await expect(html).toHaveAttribute('lang', language);
    await expect(html).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await shoot(page, '/settings', { words: words.settings, name: `settings-${language}` });
    await shoot(page, '/settings/login', { words: words.login, name: `login-${language}` });
    await shoot(page, '/settings/doctor', { words: words.doctor, name: `doctor-${language}` });
  });

test('what points along the line and what stands at its start are mirrored in Arabic', async () => {
  const { page } = alice;
  await page.setViewportSize(PHONE);
  await page.goto(`${baton.url}/settings/login`);
  const back = await page.getByRole('button', { name: 'العودة إلى الإعدادات' }).boundingBox();
  expect(back!.x).toBeGreaterThan(PHONE.width / 2);
});

test('axe finds nothing serious', () => {
  expect(findings).toEqual({});
});
