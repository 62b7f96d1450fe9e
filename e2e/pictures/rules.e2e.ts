/** The pages on who is told of what, and by which rules, as an owner and as an operator see them: for the eye and for a screen reader. */
import { post, signInWith } from '@baton/server/src/trial-server.ts';
import { expect, test } from '@playwright/test';
import { FakeExpo } from '../fake-push/expo.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { Platform } from '../spine/platform.ts';
import { type Findings, photograph, photographPage, SIZES } from './photographer.ts';

const ONBOARDING = { id: 'onboard', name: 'Onboard contact' };

let expo: FakeExpo;
let baton: Baton;
let olivia: Operator;
let platform: Platform;
const findings: Findings = {};

const shoot = async (path: string, about: { words: string; name: string }) =>
  Object.assign(findings, await photographPage(olivia, { path, ...about }));

const shootHere = async (name: string) => Object.assign(findings, await photograph(olivia.page, name));

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  expo = await FakeExpo.start();
  baton = await startBaton({ BATON_EXPO_URL: expo.url });
  platform = await Platform.connect(baton.url);
  olivia = await Operator.signIn(browser, baton.url, 'olivia', { ...SIZES.phone, colorScheme: 'light' });
});

test.afterAll(async () => {
  await olivia?.page.close();
  await baton?.stop();
  await expo?.close();
});

test('a bot that nobody can be reached for, and its policy', async ({ browser }) => {
  const path = `/bots/${platform.botId}`;
  const alice = await Operator.signIn(browser, baton.url, 'alice', { ...SIZES.phone, colorScheme: 'light' });
  const locked = 'An admin or the owner can change this. Ask one of them.';
  await alice.page.goto(baton.url + path);
  await alice.page.getByText(locked).scrollIntoViewIfNeeded();
  Object.assign(findings, await photograph(alice.page, 'bot-policy-locked'));
  await alice.page.close();
  // Whoever has the app open hears it there: the page about nobody is seen by who does not answer for the bot.
  await shoot(path, { words: 'Who would be called now', name: 'bot-audience' });
  const row = olivia.page.getByRole('button', { name: /^Time between rings/ });
  await row.click();
  await olivia.page.getByRole('radio', { name: '30 s' }).click();
  await olivia.page.getByRole('button', { name: 'Back to 1 min' }).waitFor();
  await shootHere('bot-policy-sheet');
  await olivia.page.getByRole('button', { name: 'Done' }).last().click();
  await olivia.page.getByText('This bot’s own. Baton’s default: 1 min').scrollIntoViewIfNeeded();
  await shootHere('bot-policy');
});

test('what reaches whom: one’s own, everybody’s', async () => {
  await shoot('/settings', { words: 'Defaults for everybody', name: 'settings-owner' });
  await shoot('/notifications', { words: 'A customer asks for a human', name: 'notifications' });
  await shoot('/defaults', { words: 'Time between rings', name: 'defaults' });
});

test('what reaches a member, opened from the line that says whether they would be called; an operator sees a lock', async ({
  browser,
}) => {
  const { page } = olivia;
  await page.setViewportSize(SIZES.phone);
  await olivia.opens(`/bots/${platform.botId}`, 'Who would be called now');
  await page.getByRole('link', { name: /^What reaches Alice/ }).click();
  await page.getByRole('switch', { name: 'Trained again' }).click();
  await page.getByText('their own setting').waitFor();
  await shootHere('member');
  await page.setViewportSize(SIZES.phone);
  await page.getByRole('radio', { name: 'Booking' }).click();
  await page.getByText('their own setting').waitFor();
  await shootHere('member-of-bot');
  const alice = await Operator.signIn(browser, baton.url, 'alice', { ...SIZES.phone, colorScheme: 'light' });
  await alice.opens(new URL(page.url()).pathname, 'You cannot set this');
  Object.assign(findings, await photograph(alice.page, 'member-locked'));
  await alice.page.close();
});

test('workflows, their limits and what their steps take', async () => {
  for (let n = 6; n > 0; n -= 1)
    await platform.run(
      ONBOARDING,
      [
        ['Check contact', 5000],
        ['Credit check', 100_000 + n * 9000],
      ],
      n * 3_600_000,
    );
  await platform.run(ONBOARDING, [['Send welcome message', 6000]], 60_000);
  const { page } = olivia;
  await shoot('/workflows', { words: ONBOARDING.name, name: 'workflows' });
  await page.setViewportSize(SIZES.phone);
  await page.getByRole('link', { name: /^Onboard contact/ }).click();
  await page.getByText('done 6 times').first().waitFor();
  await shootHere('workflow');
});

test('what was sent, what was not, and one’s own last pushes', async () => {
  const { access } = await signInWith(baton.url, { email: 'olivia@example.com', password: 'baton-olivia' });
  const device = {
    transport: 'expo',
    label: 'Olivia’s Pixel',
    address: { token: 'ExponentPushToken[pictures]' },
  };
  const made = await post<{ id: string }>(`${baton.url}/v1/devices`, device, access.token);
  await post(`${baton.url}/v1/devices/${made.body.id}/test`, {}, access.token);
  await platform.send('bot.tool_added', { bot: platform.botId, tool: 'Fare lookup' });
  await (await HttpCustomer.arrive(baton.url, 'Yusuf')).write('Can I talk to a human please?');
  const { page } = olivia;
  await shoot('/pushes', { words: 'New tool linked: Fare lookup.', name: 'pushes' });
  await page.setViewportSize(SIZES.phone);
  await page.getByRole('button', { name: /auto-updated/ }).click();
  await page.getByText(/^Subscribed to /).waitFor();
  await shootHere('push-open');
  await shoot('/figures', { words: 'Not sent, by reason', name: 'figures' });
  await shoot('/alerts', { words: 'A customer asks for a human', name: 'alerts' });
  await page.setViewportSize(SIZES.phone);
  await page
    .getByRole('link', { name: /^A customer asks for a human/ })
    .first()
    .click();
  await page.getByText('Olivia').first().waitFor();
  await shootHere('alert');
});

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
