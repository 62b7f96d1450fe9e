/** The pages on one's own device and sign-in, in three languages and both directions: for the eye and for a screen reader. */
import { expect, test } from '@playwright/test';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { type Findings, photographPage, SIZES } from './photographer.ts';

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
    doctor: 'Der Weg einer Mitteilung',
    queue: 'Warteschlange',
  },
  ar: { settings: 'طبيب التنبيهات', login: 'أين دخلت', doctor: 'في طريقه', queue: 'قائمة الانتظار' },
};

/** The longest words, and those that are read from the right. */
const LONGEST = {
  de: { notifications: 'Was dich erreicht', claim: 'Übernehmen' },
  ar: { notifications: 'ما يصلك', claim: 'استلام' },
};

let baton: Baton;
/** Its path. */
let conversation: string;
let alice: Operator;
const findings: Findings = {};

const shoot = async (path: string, about: { words: string; name: string }) =>
  Object.assign(findings, await photographPage(alice, { path, ...about }));

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  baton = await startBaton();
  const yusuf = await HttpCustomer.arrive(baton.url, 'Yusuf Demir');
  await yusuf.write('I want to talk to a human, please.');
  alice = await Operator.signIn(browser, baton.url, 'alice', { ...SIZES.phone, colorScheme: 'light' });
  await alice.waiting.click();
  await alice.claim.waitFor();
  conversation = new URL(alice.page.url()).pathname;
});

test.afterAll(async () => {
  await alice?.page.close();
  await baton?.stop();
});

for (const [language, words] of Object.entries(PAGES))
  test(`settings, sign-in and Push Doctor, in ${language}`, async () => {
    const { page } = alice;
    await page.evaluate((chosen) => localStorage.setItem('baton.language', chosen), language);
    await shoot('/', { words: words.queue, name: `queue-${language}` });
    const html = page.locator('html');
    await expect(html).toHaveAttribute('lang', language);
    await expect(html).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await shoot('/settings', { words: words.settings, name: `settings-${language}` });
    await shoot('/settings/login', { words: words.login, name: `login-${language}` });
    await shoot('/settings/doctor', { words: words.doctor, name: `doctor-${language}` });
  });

for (const [language, { notifications, claim }] of Object.entries(LONGEST))
  test(`what reaches one and a conversation, in ${language}`, async () => {
    await alice.page.evaluate((chosen) => localStorage.setItem('baton.language', chosen), language);
    await shoot('/notifications', { words: notifications, name: `notifications-${language}` });
    await shoot(conversation, { words: claim, name: `conversation-${language}` });
  });

test('a name is cut at its own end, also where the app is read from the right', async () => {
  await alice.page.goto(baton.url);
  const row = alice.page.getByRole('link', { name: /Yusuf Demir/ });
  await expect(row.getByText('Yusuf Demir')).toHaveCSS('direction', 'ltr');
  await expect(row.getByText('Booking')).toHaveCSS('direction', 'ltr');
});

test('what points along the line and what stands at its start are mirrored in Arabic', async () => {
  const { page } = alice;
  await page.setViewportSize(SIZES.phone);
  await page.goto(`${baton.url}/settings/login`);
  const back = await page.getByRole('button', { name: 'العودة إلى الإعدادات' }).boundingBox();
  expect(back!.x).toBeGreaterThan(SIZES.phone.width / 2);
});

test('axe finds nothing serious', () => {
  expect(findings).toEqual({});
});
