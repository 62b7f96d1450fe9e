/** What reaches an operator, and when: the matrix, quiet hours, a snooze, the rules asked, Push Doctor. On a phone and on a wide screen. */
import { expect, test } from '@playwright/test';
import { photograph, SCREENS, type Findings, type Size } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { Operator } from '../spine/operator.ts';

let baton: Baton;
let operator: Operator;
const findings: Findings = {};
/** Who walks through it on which screen: what one sets is theirs alone. */
const WHO: Record<Size, string> = { phone: 'alice', wide: 'ben' };

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  baton = await startBaton();
});

test.afterAll(() => baton?.stop());

for (const size of ['phone', 'wide'] as const) {
  const shoot = async (name: string) =>
    Object.assign(findings, await photograph(operator.page, name, [size]));
  const flips = (name: string) => operator.page.getByRole('switch', { name }).click();

  test.describe(size, () => {
    test.beforeAll(async ({ browser }) => {
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
