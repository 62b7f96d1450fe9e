import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyRunEvent, fireStep, shown, stepsOwed } from './run.ts';
import type { RunContext, RunEvent, RunOutcome, WatchedRun } from './run.ts';
import { NO_HISTORY, stuckAfterMs, withDuration } from './step-history.ts';
import type { StepHistory } from './step-history.ts';

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

/** Each step is tried up to four times, one attempt after the other; the last one may go on. */
const tried = fc
  .array(
    fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 }), fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .chain((steps) => fc.tuple(fc.constant(steps), fc.boolean(), fc.option(fc.boolean(), { nil: null })))
  .map(([steps, goesOn, succeeded]) => {
    let at = START;
    const events: RunEvent[] = [{ type: 'started', at, subject: 'Jane', steps: steps.length }];
    steps.forEach((attempts, n) => {
      for (const [pause, took, done] of attempts) {
        events.push(begins(n + 1, (at += pause)), ends(n + 1, (at += took), done));
      }
    });
    if (goesOn) events.pop();
    if (succeeded !== null) events.push(finished(at + 1, succeeded));
    return events;
  });

/** How long it has been running is reckoned from what was heard first. */
const ended = ({ watched }: Told) => ({
  ...watched,
  timeline: watched?.timeline.map(({ runsSince: _since, ...step }) => step),
});

test('nor does the order matter where steps are tried again', () => {
  const law = fc.property(
    tried.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    ),
    ([events, order]) => {
      const [expected, told] = [tell(events), tell(order)];
      expect(ended(told)).toEqual(ended(expected));
      const armed = (outcomes: RunOutcome[]) => {
        const timers = new Map(
          outcomes.flatMap(({ timers: all }) => all).map(({ step: n, dueAt }) => [n, dueAt]),
        );
        return [...timers].filter(([, dueAt]) => dueAt !== null).map(([n]) => n);
      };
      expect(armed(told.outcomes)).toEqual(stepsOwed(told.watched!));
    },
  );
  fc.assert(law, { numRuns: 2000 });
});

test('begun, failed, done, and then told that it was begun again: nothing runs on', () => {
  const told = tell([begins(1, START), ends(1, START + 5, false), ends(1, START + 12), begins(1, START + 9)]);
  expect(told.watched?.timeline.map(shown)).toMatchObject([
    { status: 'done', startedAt: START + 9, finishedAt: START + 12 },
  ]);
  expect(stepsOwed(told.watched!)).toEqual([]);
  expect(durationsOf(told)).toEqual(['Step 1 3']);
});

test('clocks that differ do not leave a step running', () => {
  const told = tell([begins(1, START + 5), ends(1, START)]);
  expect(stepsOwed(told.watched!)).toEqual([]);
  expect(durationsOf(told)).toEqual([]);
});

test('an id of a run that has ended may be used again, also when its first step is told before', () => {
  const again = [
    begins(1, START + 201),
    { ...started, at: START + 200, subject: 'John' },
    ends(1, START + 230),
    finished(START + 240, false),
  ];
  const told = tell([...whole, ...again]);
  expect(typesOf(told).slice(-4)).toEqual([
    'workflow.started',
    'workflow.step_started',
    'workflow.step_finished',
    'workflow.finished',
  ]);
  expect(told.watched?.run).toMatchObject({ status: 'failed', subject: 'John', startedAt: START + 200 });
  expect(told.watched?.timeline.map(shown)).toMatchObject([
    { startedAt: START + 201, finishedAt: START + 230 },
  ]);
});

test('how far behind the platform’s clock is says nothing about what is stuck', () => {
  const law = fc.property(
    fc.nat(23 * 60 * MINUTE),
    fc.nat(6 * MINUTE - 1),
    fc.nat(60 * MINUTE),
    (lag, runs, more) => {
      const told = { ...context(START, twoMinutes), lagMs: lag };
      const begun = applyRunEvent(null, begins(1, START - lag), told);
      expect(begun.timers).toEqual([{ runId: context(0).runId, step: 1, dueAt: START + 6 * MINUTE }]);
      const early = fireStep(begun.next, 1, context(START + runs, twoMinutes));
      expect(early).toEqual({ rearmAt: START + 6 * MINUTE });
      const fired = fireStep(begun.next, 1, context(START + 6 * MINUTE + more, twoMinutes));
      expect(fired).toMatchObject({ entries: [{ type: 'workflow.stuck', runningMs: 6 * MINUTE + more }] });
    },
  );
  fc.assert(law);
});

const limits = context(0).limits;
/** The history after one more step that took so long. */
function learned(history: StepHistory, ms: number): StepHistory {
  const { durations } = tell([begins(1, START), ends(1, START + ms)], history).outcomes.at(-1)!;
  return durations.map((one) => one.ms).reduce(withDuration, history);
}

test('one step that hung does not blind the watch', () => {
  const usual = fc.array(fc.integer({ min: 1, max: 60 * MINUTE }), { minLength: 5, maxLength: 60 });
  const law = fc.property(usual, fc.integer({ min: 0, max: 30 * 24 * 60 * MINUTE }), (all, hang) => {
    const history = all.reduce(withDuration, NO_HISTORY);
    const before = stuckAfterMs(history, limits);
    expect(stuckAfterMs(learned(history, hang), limits)).toBeLessThanOrEqual(before * 1.6 + 2);
  });
  fc.assert(law);
});

test('a step that is slower for good moves the limit', () => {
  const law = fc.property(
    fc.integer({ min: 1000, max: 10 * MINUTE }),
    fc.integer({ min: 2, max: 30 }),
    (ms, factor) => {
      let history = Array.from({ length: 50 }, () => ms).reduce(withDuration, NO_HISTORY);
      let stuck = 0;
      for (let run = 0; run < 50; run += 1) {
        if (ms * factor > stuckAfterMs(history, limits)) stuck += 1;
        history = learned(history, ms * factor);
      }
      expect(stuckAfterMs(history, limits)).toBeGreaterThan(ms * factor);
      expect(stuck).toBeLessThanOrEqual(25);
    },
  );
  fc.assert(law, { numRuns: 50 });
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
