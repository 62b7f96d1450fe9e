import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { problem, REFUSALS } from '../packages/protocol/src/errors.ts';
import type { RefusalCode } from '../packages/protocol/src/errors.ts';
import { ERRORS_PAGE, errorsPage } from './errors-page.ts';

const written = readFileSync(resolve(import.meta.dirname, '..', ERRORS_PAGE), 'utf8');

test('the page of errors is the one that the refusals make', () => {
  expect(written).toBe(errorsPage());
});

test('the link of every problem leads to a heading', () => {
  const headings = new Set([...written.matchAll(/^## (\S+)$/gm)].map((found) => found[1]));
  const targets = (Object.keys(REFUSALS) as RefusalCode[]).map(
    (code) => problem({ code }).type.split('#')[1],
  );
  expect(targets.filter((target) => !headings.has(target))).toEqual([]);
  expect(headings.size).toBe(targets.length);
});
