/** The queue as one works it: found by name and by older words, narrowed by a label, emptied by claims. On a phone and on a wide screen. */
import { randomUUID } from 'node:crypto';
import { signInWith } from '@baton/server/src/trial-server.ts';
import { expect, test } from '@playwright/test';
import { photograph, SCREENS, type Findings } from '../pictures/photographer.ts';
import { type Baton, startBaton } from '../spine/baton.ts';
import { HttpCustomer } from '../spine/http-customer.ts';
import { Operator } from '../spine/operator.ts';

const ASKS = 'Can I talk to a human please?';

let baton: Baton;
let alice: Operator;
const findings: Findings = {};

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  baton = await startBaton();
  const { access } = await signInWith(baton.url, { email: 'olivia@example.com', password: 'baton-olivia' });
  const label = await fetch(`${baton.url}/v1/labels/${randomUUID()}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${access.token}` },
    body: JSON.stringify({ name: 'VIP', colour: 'violet' }),
  });
  expect(label.status).toBe(200);
  for (const [name, words] of [
    ['Erin Walsh', 'My luggage never arrived in Zürich'],
    ['Mette Sørensen', 'How much luggage can I take?'],
  ] as const)
    await (await HttpCustomer.arrive(baton.url, name)).write(words);
});

test.afterAll(() => baton?.stop());

for (const size of ['phone', 'wide'] as const) {
  const shoot = async (name: string) => Object.assign(findings, await photograph(alice.page, name, [size]));
  const row = (name: string) => alice.page.getByRole('link', { name: new RegExp(`^${name}`) });

  test.describe(size, () => {
    test.beforeAll(async ({ browser }) => {
      alice = await Operator.signIn(browser, baton.url, 'alice', SCREENS[size]);
    });
    test.afterAll(() => alice?.page.close());

    test('who begins to wait is on top, with the wait by the second', async () => {
      await (await HttpCustomer.arrive(baton.url, `Yusuf Demir, ${size}`)).write(ASKS);
      await expect(alice.waiting).toHaveCount(1);
      const rows = alice.page.getByRole('link', { name: /Yusuf|Erin|Mette/ });
      await expect(rows.first()).toHaveAccessibleName(/^Yusuf Demir/);
      const wait = alice.waiting.getByText(/^\d:\d\d$/);
      const shown = await wait.innerText();
      await expect(wait).not.toHaveText(shown);
    });

    test('a name and older words are found; what nothing has is said', async () => {
      const { page } = alice;
      if (size === 'phone') await alice.button('Search and filter').click();
      const search = page.getByRole('searchbox');
      await search.fill('mette');
      await expect(row('Erin Walsh')).toHaveCount(0);
      await expect(row('Mette Sørensen')).toBeVisible();
      await search.fill('zürich');
      await expect(row('Erin Walsh')).toBeVisible();
      await expect(row('Mette Sørensen')).toHaveCount(0);
      await search.fill('nobody is called this');
      await page.getByText('Nothing here matches “nobody is called this”.').waitFor();
      await shoot('queue-nothing-found');
      await alice.button('Clear').click();
      await expect(row('Mette Sørensen')).toBeVisible();
    });

    test('a filter leaves those of one label, and says so until it is taken off', async () => {
      const { page } = alice;
      await alice.button('Search and filter').click();
      await alice.button('Label: All labels').click();
      await page.getByRole('radio', { name: 'VIP' }).click();
      await page.getByText('Nothing passes this filter.').waitFor();
      await shoot('queue-filtered');
      await alice.button('All of them').click();
      await expect(row('Mette Sørensen')).toBeVisible();
    });

    test('a claim takes the one who waits; nobody waits, and that is said', async () => {
      await alice.takes('Yusuf');
      await alice.page.goto(baton.url);
      await alice.page.getByText('With you').waitFor();
      await expect(alice.waiting).toHaveCount(0);
      await expect(alice.page.getByText('Nobody is waiting')).toBeVisible();
    });
  });
}

test('on none of them does axe find anything serious', () => {
  expect(findings).toEqual({});
});
