/** What reaches an operator, and when: the matrix, quiet hours, a snooze, the rules asked, Push Doctor. On a phone and on a wide screen. */
import { randomUUID } from 'node:crypto';
import { post, signInWith } from '@baton/server/src/trial-server.ts';
import { expect, test } from '@playwright/test';
import { FakeExpo } from '../fake-push/expo.ts';
import { photograph, SCREENS, type Findings, type Size } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { Operator } from '../spine/operator.ts';
import { Platform } from '../spine/platform.ts';

let expo: FakeExpo;
let baton: Baton;
let operator: Operator;
const findings: Findings = {};
/** Who walks through it on which screen: what one sets is theirs alone. */
const WHO: Record<Size, string> = { phone: 'alice', wide: 'ben' };

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  expo = await FakeExpo.start();
  baton = await startBaton({ BATON_EXPO_URL: expo.url });
  const platform = await Platform.connect(baton.url);
  await platform.run({ id: 'onboard', name: 'Onboard contact' }, [['Check contact', 5000]], 60_000);
});

test.afterAll(async () => {
  await baton?.stop();
  await expo?.close();
});

/** Whoever has no phone is reached by nothing, and the rules say so. */
async function hasPhone(name: string): Promise<void> {
  const { access } = await signInWith(baton.url, {
    email: `${name}@example.com`,
    password: `baton-${name}`,
  });
  const address = { token: `ExpoPushToken[${randomUUID()}]` };
  await post(`${baton.url}/v1/devices`, { transport: 'expo', label: 'Phone', address }, access.token);
}

for (const size of ['phone', 'wide'] as const) {
  const shoot = async (name: string) =>
    Object.assign(findings, await photograph(operator.page, name, [size]));
  const flips = (name: string) => operator.page.getByRole('switch', { name }).click();

  test.describe(size, () => {
    test.beforeAll(async ({ browser }) => {
      await hasPhone(WHO[size]);
      operator = await Operator.signIn(browser, baton.url, WHO[size], SCREENS[size]);
    });
    test.afterAll(() => operator?.page.close());

    test('one kind is turned off, another made loud, for one bot alone; all of it is still so after a reload', async () => {
      const { page } = operator;
      await operator.opens('/notifications', 'A customer asks for a human');
      await flips('Trained again');
      await expect(page.getByText('your own setting')).toHaveCount(1);
      await operator.button('Tool linked, now Loud. Change how loud').click();
      await page.getByRole('radio', { name: 'Quiet' }).click();
      await shoot('loudness');
      await operator.button('Done').last().click();
      await expect(operator.button('Tool linked, now Quiet. Change how loud')).toBeVisible();
      await page.getByRole('radio', { name: 'Booking' }).click();
      await flips('Knowledge added');
      await expect(page.getByRole('switch', { name: 'Knowledge added' })).not.toBeChecked();
      await page.reload();
      await expect(page.getByRole('switch', { name: 'Trained again' })).not.toBeChecked();
      await expect(page.getByRole('switch', { name: 'Knowledge added' })).toBeChecked();
      await page.getByRole('radio', { name: 'Booking' }).click();
      await expect(page.getByRole('switch', { name: 'Knowledge added' })).not.toBeChecked();
    });

    test('one workflow is left, what was silenced is seen, and both come back', async () => {
      const { page } = operator;
      const subscription = page.getByRole('switch', { name: 'Subscribed to Onboard contact' });
      await operator.opens('/notifications', 'A customer asks for a human');
      await page.getByRole('radio', { name: 'Onboard contact' }).click();
      await subscription.click();
      await page.getByText('Off: nothing of it comes.').waitFor();
      await flips('Run finished');
      await shoot('workflow-left');
      await page.reload();
      await page.getByRole('radio', { name: 'Onboard contact' }).click();
      await expect(subscription).not.toBeChecked();
      await expect(page.getByRole('switch', { name: 'Run finished' })).not.toBeChecked();
      await operator.button('Inherit again').click();
      await expect(subscription).toBeChecked();
      await flips('Run finished');
      await expect(page.getByRole('switch', { name: 'Run finished' })).toBeChecked();
    });

    test('what is tried is not saved until one says so', async () => {
      const { page } = operator;
      await operator.opens('/notifications', 'A customer asks for a human');
      await operator.button('Try before you save').click();
      await flips('Run started');
      await page.getByText('two weeks', { exact: false }).last().waitFor();
      await shoot('tried');
      await operator.button('Drop').click();
      await expect(page.getByRole('switch', { name: 'Run started' })).toBeChecked();
    });

    test('quiet hours have their days and their zone; the rules say what comes through', async () => {
      const { page } = operator;
      await operator.opens('/notifications', 'Anything may come at any time');
      await flips('Quiet hours');
      await page.getByText(/^Time in /).waitFor();
      await operator.button('From: half an hour later').click();
      await page.getByText('22:30').waitFor();
      await page.getByRole('checkbox', { name: 'Sunday' }).click();
      await page.reload();
      await page.getByText('22:30').waitFor();
      await expect(page.getByRole('checkbox', { name: 'Sunday' })).not.toBeChecked();
      await expect(page.getByRole('checkbox', { name: 'Monday' })).toBeChecked();
      await operator.button('Ask the rules').click();
      await expect(page.getByText('A customer asks for a human · Booking')).toBeVisible();
      await expect(page.getByText('Rings').first()).toBeVisible();
      await shoot('rules-asked');
    });

    test('all of it is quiet for an hour, until one wants it back', async () => {
      const { page } = operator;
      await operator.opens('/notifications', 'Quiet for a while');
      await operator.button('1 hour').click();
      await page.getByText(/^Quiet until /).waitFor();
      await shoot('quiet-hours');
      await page.reload();
      await page.getByText(/^Quiet until /).waitFor();
      await operator.button('Wake me again').click();
      await page.getByText('Quiet for a while').waitFor();
    });

    test('Push Doctor says no, why, and what to do', async () => {
      const { page } = operator;
      await operator.opens('/settings', 'Push Doctor');
      await page.getByText('Push Doctor: can this device wake you?').click();
      await expect(page.getByRole('heading', { name: 'This device cannot wake you' })).toBeVisible();
      for (const check of ['Permission', 'Service worker', 'Address'])
        await expect(page.getByText(check, { exact: true })).toBeVisible();
      await expect(operator.button('Send a test')).toBeDisabled();
      await operator.button('Look again').click();
      await shoot('doctor');
    });
  });
}

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
