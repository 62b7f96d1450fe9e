import { expect, test } from 'vitest';
import { stolen, stolenIn } from './stolen.ts';

test('reads the time that went to others from the line of all processors', () => {
  const stat = 'cpu  1301 2 303 40004 50 6 70 808 9 10\ncpu0 650 1 150 20002 25 3 35 404 4 5\nintr 1 2 3\n';
  expect(stolenIn(stat)).toBe(808);
});

test('answers a figure on any machine', () => {
  expect(stolen()).toBeGreaterThanOrEqual(0);
});
