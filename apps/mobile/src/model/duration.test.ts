import { durationLabel, timesLabel } from './duration.ts';

test.each([
  [0, '0.0 s'],
  [400, '0.4 s'],
  [38_000, '38 s'],
  [59_900, '1 min'],
  [120_000, '2 min'],
  [252_000, '4m 12s'],
  [904_000, '15 min'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
])('%i ms is %s', (ms, label) => {
  expect(durationLabel(ms)).toBe(label);
});

test('how many times its average', () => {
  expect(timesLabel(900_000, 120_000)).toBe('7.5×');
  expect(timesLabel(9_000_000, 120_000)).toBe('75×');
  expect(timesLabel(9_000_000, null)).toBeNull();
});
