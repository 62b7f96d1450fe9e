import { STEP_LIMIT_MS } from '@baton/protocol';

/**
 * How long a step of a workflow took, each time that it was done. Only the newest ones are kept, so that average and p95 are exact for them
 * and follow a step that becomes slower or faster for good.
 */
export type StepHistory = {
  /** How often it was done, ever. */
  done: number;
  /** The newest durations in milliseconds, newest last; `HISTORY_KEPT` at the most. */
  recent: readonly number[];
};

export const HISTORY_KEPT = 50;
/** With fewer runs, history says nothing. */
export const RUNS_NEEDED = 5;
export const NO_HISTORY: StepHistory = { done: 0, recent: [] };

const P95_FACTOR = 1.5;
const AVERAGE_FACTOR = 3;
/** A step of a tenth of a second is not stuck after three of them. */
const LEAST_MS = 10_000;

export const withDuration = ({ done, recent }: StepHistory, ms: number): StepHistory => ({
  done: done + 1,
  recent: [...recent, ms].slice(-HISTORY_KEPT),
});

/** Mean of the kept durations in whole milliseconds; `null` without enough of them. */
export function averageOf({ recent }: StepHistory): number | null {
  if (recent.length < RUNS_NEEDED) return null;
  return Math.round(recent.reduce((sum, ms) => sum + ms, 0) / recent.length);
}

/** Nearest rank: at least 95 % of the kept durations are no longer. `null` without enough of them. */
export function p95Of({ recent }: StepHistory): number | null {
  if (recent.length < RUNS_NEEDED) return null;
  const sorted = recent.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null;
}

/** The limits that somebody set, in milliseconds; `null` where nobody said anything. */
export type StepLimits = { step: number | null; workflow: number | null; organization: number | null };

/** The nearest word counts: the step's own, its workflow's, the organization's, or else what is built in. */
export const limitOf = ({ step, workflow, organization }: StepLimits): number =>
  step ?? workflow ?? organization ?? STEP_LIMIT_MS;

/**
 * After how many milliseconds a step is stuck: max(p95 × 1.5, average × 3), and 10 seconds at the least. The p95 keeps a step of widely
 * differing durations from being called stuck when it is merely slow; the average does so for one that is always the same. Without
 * enough runs, the nearest limit that was set.
 */
export function stuckAfterMs(history: StepHistory, limits: StepLimits): number {
  const average = averageOf(history);
  const p95 = p95Of(history);
  if (average === null || p95 === null) return limitOf(limits);
  return Math.round(Math.max(p95 * P95_FACTOR, average * AVERAGE_FACTOR, LEAST_MS));
}
