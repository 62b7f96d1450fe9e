import fc from 'fast-check';
import { STEP_LIMIT_MS } from '@baton/protocol';
import { expect, test } from 'vitest';
import {
  averageOf,
  HISTORY_KEPT,
  limitOf,
  NO_HISTORY,
  p95Of,
  stuckAfterMs,
  withDuration,
} from './step-history.ts';

const NOTHING_SAID = { step: null, workflow: null, organization: null };
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
    const after = stuckAfterMs(history, NOTHING_SAID);
    expect(after).toBeGreaterThanOrEqual(Math.max(p95Of(history)!, averageOf(history)!, 10_000));
  });
  fc.assert(law);
});

const MINUTE = 60_000;
const minutes = (...values: number[]) => values.map((value) => value * MINUTE);
test.each([
  ['no run yet: the limit', [], STEP_LIMIT_MS],
  ['four runs are too few', minutes(2, 2, 2, 2), STEP_LIMIT_MS],
  ['always the same: three times the average', minutes(2, 2, 2, 2, 2), 6 * MINUTE],
  ['widely differing: half as much again as the p95', minutes(1, 1, 1, 1, 26), 39 * MINUTE],
  ['very short ones have ten seconds', [80, 90, 100, 110, 120], 10_000],
])('%s', (_name, all, after) => {
  expect(stuckAfterMs(historyOf(all), NOTHING_SAID)).toBe(after);
});

const own = { step: 3 * MINUTE };
const workflow = { workflow: 15 * MINUTE };
const organization = { organization: 45 * MINUTE };
test.each([
  ['nobody said anything', {}, 30],
  ['the organization', organization, 45],
  ['its workflow before the organization', { ...organization, ...workflow }, 15],
  ['the step before both', { ...organization, ...workflow, ...own }, 3],
  ['the step before the organization', { ...organization, ...own }, 3],
  ['the step alone', own, 3],
])('whose limit counts while the history is short: %s', (_name, said, after) => {
  const limits = { ...NOTHING_SAID, ...said };
  expect(limitOf(limits)).toBe(after * MINUTE);
  expect(stuckAfterMs(historyOf(minutes(2, 2, 2, 2)), limits)).toBe(after * MINUTE);
  expect(stuckAfterMs(historyOf(minutes(2, 2, 2, 2, 2)), limits)).toBe(6 * MINUTE);
});
