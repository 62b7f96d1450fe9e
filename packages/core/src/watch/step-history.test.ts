import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averageOf, HISTORY_KEPT, NO_HISTORY, p95Of, stuckAfterMs, withDuration } from './step-history.ts';

const LIMIT = 1_800_000;
const historyOf = (durations: number[]) => durations.reduce(withDuration, NO_HISTORY);
const durations = fc.array(fc.nat(10_000_000), { maxLength: 120 });

test('average and p95 equal a recount of the newest durations', () => {
  const recount = fc.property(durations, (all) => {
    const newest = all.slice(-HISTORY_KEPT);
    const history = historyOf(all);
    expect(history.done).toBe(all.length);
    if (newest.length < 5) {
      expect([averageOf(history), p95Of(history)]).toEqual([null, null]);
      return;
    }
    expect(averageOf(history)).toBe(Math.round(newest.reduce((a, b) => a + b) / newest.length));
    const p95 = p95Of(history)!;
    expect(newest).toContain(p95);
    expect(newest.filter((ms) => ms <= p95).length).toBeGreaterThanOrEqual(newest.length * 0.95);
    expect(newest.filter((ms) => ms < p95).length).toBeLessThan(newest.length * 0.95);
  });
  fc.assert(recount, { numRuns: 500 });
});

test('no step is stuck sooner than nearly all that were done', () => {
  const law = fc.property(fc.array(fc.nat(10_000_000), { minLength: 5, maxLength: 80 }), (all) => {
    const history = historyOf(all);
    const after = stuckAfterMs(history, LIMIT);
    expect(after).toBeGreaterThanOrEqual(Math.max(p95Of(history)!, averageOf(history)!, 10_000));
  });
  fc.assert(law);
});

const minutes = (...values: number[]) => values.map((value) => value * 60_000);
test.each([
  ['no run yet: the limit', [], LIMIT],
  ['four runs are too few', minutes(2, 2, 2, 2), LIMIT],
  ['always the same: three times the average', minutes(2, 2, 2, 2, 2), 6 * 60_000],
  ['widely differing: half as much again as the p95', minutes(1, 1, 1, 1, 26), 39 * 60_000],
  ['very short ones have ten seconds', [80, 90, 100, 110, 120], 10_000],
])('%s', (_name, all, after) => {
  expect(stuckAfterMs(historyOf(all), LIMIT)).toBe(after);
});
