/** What bots and workflows did, and who was told: the feed, an update, a run, a bot, an alert. On a phone and on a wide screen. */
import { post, signInWith } from '@baton/server/src/trial-server.ts';
import { expect, test } from '@playwright/test';
import { FakeExpo } from '../fake-push/expo.ts';
import { photograph, SCREENS, type Findings } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';
import { Platform } from '../spine/platform.ts';

const ONBOARDING = { id: 'onboard', name: 'Onboard contact' };
const TUNED = 'Prompt auto-tuned because of low CSAT.';

let expo: FakeExpo;
let baton: Baton;
let platform: Platform;
let alice: Operator;
const findings: Findings = {};

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  expo = await FakeExpo.start();
  baton = await startBaton({ BATON_EXPO_URL: expo.url });
  const { access } = await signInWith(baton.url, { email: 'alice@example.com', password: 'baton-alice' });
  const address = { token: 'ExponentPushToken[alice]' };
  await post(`${baton.url}/v1/devices`, { transport: 'expo', label: 'Pixel 9', address }, access.token);
  platform = await Platform.connect(baton.url);
  const { botId: bot } = platform;
  // A step has an average once it was done a few times.
  for (let n = 5; n > 0; n -= 1) await platform.run(ONBOARDING, [['Check contact', 5000]], n * 3_600_000);
  await platform.run(ONBOARDING, [['Check contact', 9000]], 60_000);
  const diff = {
    before: 'Be brief.\nNever promise a refund.',
    after: 'Be brief and kind.\nNever promise a refund.',
  };
  await platform.send('bot.prompt_tuned', { bot, because: 'low_csat', diff }, 30_000);
  await platform.send('bot.heartbeat', { bot, status: 'running' });
  await (await HttpCustomer.arrive(baton.url, 'Yusuf Demir')).write('Can I talk to a human please?');
});

test.afterAll(async () => {
  await baton?.stop();
  await expo?.close();
});

for (const size of ['phone', 'wide'] as const) {
  const shoot = async (name: string) => Object.assign(findings, await photograph(alice.page, name, [size]));

  test.describe(size, () => {
    test.beforeAll(async ({ browser }) => {
      alice = await Operator.signIn(browser, baton.url, 'alice', SCREENS[size]);
    });
    test.afterAll(() => alice?.page.close());

    test('the feed tells what happens while one looks, and shows one kind alone', async () => {
      const { page } = alice;
      await alice.opens('/activity', TUNED);
      await platform.send('bot.tool_added', { bot: platform.botId, tool: `Fare lookup, ${size}` });
      await page.getByText(`New tool linked: Fare lookup, ${size}.`).waitFor();
      await page.getByRole('radio', { name: 'Workflows' }).click();
      await page.getByText('Workflow finished: Onboard contact').first().waitFor();
      await expect(page.getByText(TUNED)).toHaveCount(0);
      await shoot('activity-workflows');
      await page.getByRole('radio', { name: 'Bot updates' }).click();
      await page.getByText(TUNED).waitFor();
      await expect(page.getByText('Workflow finished: Onboard contact')).toHaveCount(0);
    });

    test('an update shows what changed, line by line, and the handoffs since', async () => {
      const { page } = alice;
      await alice.opens('/activity', TUNED);
      await page.getByText(TUNED).click();
      await page.getByText('Be brief and kind.').waitFor();
      await expect(page.getByText('Be brief.', { exact: true })).toBeVisible();
      await expect(page.getByText('handoff since this change')).toBeVisible();
      await alice.button('Open Booking').click();
      await expect(page.getByText('It runs well')).toBeVisible();
      await expect(alice.says('Customers talking to it')).toBeVisible();
      await shoot('bot-well');
    });

    test('a run shows each step beside its average, and leads to its workflow', async () => {
      const { page } = alice;
      await alice.opens('/activity', TUNED);
      await page
        .getByRole('button', { name: /^Workflow finished/ })
        .first()
        .click();
      await page.getByText('Finished with success in 9 s').waitFor();
      await expect(page.getByText(/^avg /).first()).toBeVisible();
      await shoot('run-finished');
      await alice.button('Open the workflow').click();
      await expect(page.getByText('done 6 times').first()).toBeVisible();
    });

    test('an alert says who was told and why, and what became of each push', async () => {
      const { page } = alice;
      await alice.opens('/alerts', 'A customer asks for a human');
      await page
        .getByRole('link', { name: /^A customer asks for a human/ })
        .last()
        .click();
      await page
        .getByRole('button', { name: /^Pixel 9, / })
        .first()
        .click();
      await page
        .getByText(/^Taken by the service/)
        .first()
        .waitFor();
      await expect(page.getByText('Ben', { exact: true }).first()).toBeVisible();
      await shoot('alert-ledger');
    });
  });
}

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
