import { expect, test } from 'vitest';
import { occurredAt } from './occurred.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

test.each([
  ['none', undefined, NOW],
  ['a while ago', '2026-03-01T11:30:00Z', NOW - 30 * 60_000],
  ['of another zone', '2026-03-01T12:59:59+01:00', NOW - 1000],
  ['a clock that runs ahead a little', '2026-03-01T12:04:00Z', NOW],
  ['the far future', '2026-03-01T12:06:00Z', NOW],
  ['days ago', '2026-02-27T12:00:00Z', NOW],
  ['no time at all', 'yesterday', NOW],
])('%s', (_name, time, at) => {
  expect(occurredAt(time, NOW)).toBe(at);
});
