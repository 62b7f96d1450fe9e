import { beforeEach, expect, test } from 'vitest';
import { Lags } from './lags.ts';

const MINUTE = 60_000;
let lags: Lags;
beforeEach(() => {
  lags = new Lags();
});
const heard = (now: number, lag: number, source = 'a', organizationId = 'o') =>
  lags.heard(organizationId, source, { sent: now - lag, now });

test('the smallest lag of a source counts, and no other source’s', () => {
  expect(heard(0, 10 * MINUTE)).toBe(10 * MINUTE);
  expect(heard(1, 11 * MINUTE)).toBe(10 * MINUTE);
  expect(heard(2, 30)).toBe(30);
  expect(heard(3, 20 * MINUTE)).toBe(30);
  expect(heard(4, 20 * MINUTE, 'b')).toBe(20 * MINUTE);
  expect(heard(5, 20 * MINUTE, 'a', 'other')).toBe(20 * MINUTE);
});

test('a clock that runs ahead is not behind', () => {
  expect(heard(0, -MINUTE)).toBe(0);
});

test('a clock that falls behind is believed after a while', () => {
  heard(0, 0);
  expect(heard(31 * MINUTE, 10 * MINUTE)).toBe(0);
  expect(heard(62 * MINUTE, 10 * MINUTE)).toBe(10 * MINUTE);
  expect(heard(300 * MINUTE, 20 * MINUTE)).toBe(20 * MINUTE);
});
