import { expect, test } from 'vitest';
import { HeardOf } from './heard-of.ts';

test('knows what it has heard of, by bot', () => {
  const heardOf = new HeardOf();
  expect(heardOf.before('bot', '1')).toBe(false);
  expect(heardOf.before('bot', '1')).toBe(true);
  expect(heardOf.before('other bot', '1')).toBe(false);
});

test('forgets what has not been heard of for longest', () => {
  const heardOf = new HeardOf();
  heardOf.before('bot', 'first');
  heardOf.before('bot', 'second');
  for (let n = 0; n < 49_999; n += 1) {
    heardOf.before('bot', `${n}`);
    if (n === 10) heardOf.before('bot', 'first');
  }
  expect(heardOf.before('bot', 'first')).toBe(true);
  expect(heardOf.before('bot', 'second')).toBe(false);
});
