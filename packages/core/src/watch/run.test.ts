import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyRunEvent, fireStep, shown, stepsOwed } from './run.ts';
import type { RunContext, RunEvent, RunOutcome, WatchedRun } from './run.ts';
import { NO_HISTORY, withDuration } from './step-history.ts';

const START = 1_700_000_000_000;
const MINUTE = 60_000;
const twoMinutes = Array.from({ length: 5 }, () => 2 * MINUTE).reduce(withDuration, NO_HISTORY);
const context = (now: number, history = NO_HISTORY): RunContext => ({
  runId: '0198b2a4-0000-7000-8000-0000000000f1',
  workflow: { id: '0198b2a4-0000-7000-8000-0000000000f0', name: 'Onboarding' },
  history,
  limits: { step: null, workflow: null, organization: 30 * MINUTE },
  now,
});

const step = (number: number) => ({ number, name: `Step ${number}` });
const started: RunEvent = { type: 'started', at: START, subject: 'Jane', steps: 2 };
const begins = (number: number, at: number): RunEvent => ({ type: 'step_started', at, step: step(number) });
const ends = (number: number, at: number, succeeded = true): RunEvent => ({
  type: 'step_finished',
  at,
  step: step(number),
  succeeded,
});
const finished = (at: number, succeeded = true): RunEvent => ({
  type: 'finished',
  at,
  succeeded,
  summary: null,
});

type Told = { watched: WatchedRun | null; outcomes: RunOutcome[] };
function tell(events: readonly RunEvent[], history = NO_HISTORY): Told {
  const outcomes: RunOutcome[] = [];
  let watched: WatchedRun | null = null;
  for (const event of events) {
    const outcome = applyRunEvent(watched, event, context(START + 1_000_000, history));
    outcomes.push(outcome);
    watched = outcome.next;
  }
  return { watched, outcomes };
}
const typesOf = ({ outcomes }: Told) => outcomes.flatMap(({ entries }) => entries.map(({ type }) => type));
const durationsOf = ({ outcomes }: Told) =>
  outcomes.flatMap(({ durations }) => durations.map(({ step: name, ms }) => `${name} ${ms}`)).sort();

const whole = [
  started,
  begins(1, START + 10),
  ends(1, START + 40),
  begins(2, START + 40),
  ends(2, START + 100),
  finished(START + 110),
];

test('a run as it should be: one entry for each event, and what its steps took', () => {
  const told = tell(whole);
  expect(typesOf(told)).toEqual([
    'workflow.started',
    'workflow.step_started',
    'workflow.step_finished',
    'workflow.step_started',
    'workflow.step_finished',
    'workflow.finished',
  ]);
  expect(durationsOf(told)).toEqual(['Step 1 30', 'Step 2 60']);
  expect(told.watched?.run).toMatchObject({ status: 'succeeded', finishedAt: START + 110, subject: 'Jane' });
});

test('in whatever order the events come, and however often, the run ends up the same', () => {
  const expected = tell(whole);
  const law = fc.property(
    fc.shuffledSubarray(whole, { minLength: whole.length }),
    fc.array(fc.constantFrom(...whole), { maxLength: 4 }),
    (order, again) => {
      const told = tell([...order, ...again]);
      expect(told.watched).toEqual(expected.watched);
      expect(durationsOf(told)).toEqual(durationsOf(expected));
      const types = typesOf(told);
      expect(types.filter((type) => type === 'workflow.finished')).toHaveLength(1);
      expect(types.filter((type) => type === 'workflow.started').length).toBeLessThanOrEqual(1);
    },
  );
  fc.assert(law, { numRuns: 1000 });
});

test('a running step has a timer, and its end takes it away', () => {
  const [first, second] = tell([begins(1, START), ends(1, START + 1)], twoMinutes).outcomes;
  const now = START + 1_000_000;
  // It began long ago: it is given a moment, so that a backlog can come in.
  expect(first?.timers).toEqual([{ runId: context(0).runId, step: 1, dueAt: now + 2000 }]);
  expect(first?.next.timeline[0]).toMatchObject({ status: 'running', averageMs: 2 * MINUTE });
  expect(second?.timers).toEqual([{ runId: context(0).runId, step: 1, dueAt: null }]);
  expect(stepsOwed(first!.next)).toEqual([1]);
  expect(stepsOwed(second!.next)).toEqual([]);
});

function stuckRun(): WatchedRun {
  const running = applyRunEvent(null, begins(3, START), context(START, twoMinutes));
  expect(running.timers[0]?.dueAt).toBe(START + 6 * MINUTE);
  const fired = fireStep(running.next, 3, context(START + 15 * MINUTE, twoMinutes));
  if (!fired || !('next' in fired)) throw new Error('it should be stuck');
  expect(fired.entries).toMatchObject([
    { type: 'workflow.stuck', runningMs: 15 * MINUTE, step: { number: 3, averageMs: 2 * MINUTE } },
  ]);
  expect(fired.next.run.status).toBe('stuck');
  return fired.next;
}

test('a step is called stuck once', () => {
  expect(fireStep(stuckRun(), 3, context(START + 20 * MINUTE, twoMinutes))).toBeNull();
});

test('a timer that is due too early waits on; one of a step that ended means nothing', () => {
  const running = applyRunEvent(null, begins(3, START), context(START, twoMinutes)).next;
  const early = context(START + 5 * MINUTE, twoMinutes);
  expect(fireStep(running, 3, early)).toEqual({ rearmAt: START + 6 * MINUTE });
  const done = applyRunEvent(running, ends(3, START + 9), context(START + 9)).next;
  expect(fireStep(done, 3, context(START + 15 * MINUTE, twoMinutes))).toBeNull();
});

test('a stuck step that ends is told, and the run goes on', () => {
  const { next, entries } = applyRunEvent(
    stuckRun(),
    ends(3, START + 16 * MINUTE),
    context(START + 16 * MINUTE),
  );
  expect(entries.map(({ type }) => type)).toEqual(['workflow.unstuck', 'workflow.step_finished']);
  expect(next.run.status).toBe('running');
});

test('a run that ends while a step is stuck', () => {
  const { next, entries, timers } = applyRunEvent(
    stuckRun(),
    finished(START + 16 * MINUTE, false),
    context(START + 16 * MINUTE),
  );
  expect(entries.map(({ type }) => type)).toEqual(['workflow.unstuck', 'workflow.finished']);
  expect(entries[1]).toMatchObject({ failedStep: { number: 3, status: 'failed' } });
  expect(timers).toEqual([{ runId: context(0).runId, step: 3, dueAt: null }]);
  // Nobody said when the step ended, so its duration teaches nothing.
  expect(next.timeline.map(shown)).toMatchObject([{ status: 'failed', finishedAt: START + 16 * MINUTE }]);
});

test('a step may be tried again', () => {
  const told = tell([
    started,
    begins(1, START),
    ends(1, START + 5, false),
    begins(1, START + 9),
    ends(1, START + 12),
  ]);
  expect(told.watched?.timeline).toMatchObject([{ status: 'done', startedAt: START + 9 }]);
  expect(durationsOf(told)).toEqual(['Step 1 3']);
});
