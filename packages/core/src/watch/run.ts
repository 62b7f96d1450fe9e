import type { NewEntry, Run, Step } from '@baton/protocol';
import { averageOf, stuckAfterMs } from './step-history.ts';
import type { StepHistory, StepLimits } from './step-history.ts';

/** What a platform told about a run. `at`: when it happened, in milliseconds. */
export type RunEvent = { at: number } & (
  | { type: 'started'; subject: string | null; steps: number | null }
  | { type: 'step_started'; step: StepName }
  | { type: 'step_finished'; step: StepName; succeeded: boolean }
  | { type: 'finished'; succeeded: boolean; summary: string | null }
);
export type StepName = Pick<Step, 'number' | 'name'>;

/** `guessed`: the event that tells its start, or its end, has not come; if it comes late, it puts that right. */
export type WatchedStep = Step & { guessed?: 'start' | 'end' };

/** `announced`: its start was told, and not only guessed from a step. */
export type WatchedRun = { run: Run; announced: boolean; timeline: readonly WatchedStep[] };

export type StepTimer = { runId: string; step: number; dueAt: number | null };

export type RunContext = {
  runId: string;
  workflow: { id: string; name: string };
  /** Of the event's step. */
  history: StepHistory;
  /** What counts while that history is short. */
  limits: StepLimits;
  now: number;
};

/** The run afterwards, what the journal says of it, timers to arm or disarm, and durations for the history. */
export type RunOutcome = {
  next: WatchedRun;
  entries: NewEntry[];
  timers: StepTimer[];
  durations: { step: string; ms: number }[];
};

/** Events that come late, with a backlog, have a moment to come all before a step is called stuck. */
const GRACE_MS = 2000;

/** What follows from an event, in whatever order events come. What is told about a run that has ended only mends its timeline. */
export function applyRunEvent(before: WatchedRun | null, event: RunEvent, context: RunContext): RunOutcome {
  const watched = before ?? begin(event, context);
  switch (event.type) {
    case 'started':
      return started(watched, event, context);
    case 'step_started':
      return stepStarted(watched, event, context);
    case 'step_finished':
      return stepFinished(watched, event, context);
    case 'finished':
      return finished(watched, event, context);
  }
}

const begin = (event: RunEvent, { runId, workflow }: RunContext): WatchedRun => ({
  announced: false,
  timeline: [],
  run: {
    id: runId,
    workflowId: workflow.id,
    status: 'running',
    subject: null,
    steps: null,
    startedAt: event.at,
    finishedAt: null,
    summary: null,
  },
});

const nothing = (next: WatchedRun): RunOutcome => ({ next, entries: [], timers: [], durations: [] });
const ended = ({ run }: WatchedRun): boolean => run.finishedAt !== null;

function started(
  watched: WatchedRun,
  event: Extract<RunEvent, { type: 'started' }>,
  { workflow, now }: RunContext,
): RunOutcome {
  if (watched.announced) return nothing(watched);
  const { subject, steps, at } = event;
  const run = { ...watched.run, subject, steps, startedAt: Math.min(watched.run.startedAt, at) };
  const told = nothing({ ...watched, run, announced: true });
  // That a run began is no news once it has ended.
  if (ended(watched)) return told;
  return { ...told, entries: [{ type: 'workflow.started', at: now, run, workflow: workflow.name }] };
}

function stepStarted(
  watched: WatchedRun,
  { at, step: name }: Extract<RunEvent, { type: 'step_started' }>,
  context: RunContext,
): RunOutcome {
  const known = stepOf(watched, name.number);
  if (known?.guessed === 'start') {
    const mended = told({ ...known, startedAt: Math.min(at, known.finishedAt ?? at) });
    return { ...nothing(withStep(watched, mended)), durations: durationOf(mended) };
  }
  if (known && (known.finishedAt === null || at <= known.finishedAt)) return nothing(watched);
  const { run } = watched;
  if (run.finishedAt !== null) {
    const lost = { ...stepOfEvent(name, at, context), status: 'done', guessed: 'end' } as const;
    return nothing(withStep(watched, { ...lost, finishedAt: Math.max(at, run.finishedAt) }));
  }
  const step = stepOfEvent(name, at, context);
  const { history, limits, now, runId } = context;
  const dueAt = Math.max(at + stuckAfterMs(history, limits), now + GRACE_MS);
  return {
    next: withStep(watched, step),
    entries: [{ type: 'workflow.step_started', ...line(watched, context), step }],
    timers: [{ runId, step: step.number, dueAt }],
    durations: [],
  };
}

function stepFinished(
  watched: WatchedRun,
  { at, step: name, succeeded }: Extract<RunEvent, { type: 'step_finished' }>,
  context: RunContext,
): RunOutcome {
  const known = stepOf(watched, name.number);
  const status = succeeded ? 'done' : 'failed';
  if (known?.guessed === 'end') {
    const mended = told({ ...known, status, finishedAt: Math.max(at, known.startedAt) });
    return { ...nothing(withStep(watched, mended)), durations: durationOf(mended) };
  }
  if (known && known.finishedAt !== null) return nothing(watched);
  const step: WatchedStep = known
    ? { ...known, status, finishedAt: Math.max(at, known.startedAt) }
    : { ...stepOfEvent(name, at, context), status, finishedAt: at, guessed: 'start' };
  const next = resumed(withStep(watched, step));
  if (ended(watched)) return { ...nothing(next), durations: durationOf(step) };
  const about = { ...line(watched, context), step: shown(step) };
  const unstuck = known?.status === 'stuck' ? [{ type: 'workflow.unstuck' as const, ...about }] : [];
  return {
    next,
    entries: [...unstuck, { type: 'workflow.step_finished', ...about }],
    timers: [{ runId: context.runId, step: step.number, dueAt: null }],
    durations: durationOf(step),
  };
}

function finished(
  watched: WatchedRun,
  { at, succeeded, summary }: Extract<RunEvent, { type: 'finished' }>,
  context: RunContext,
): RunOutcome {
  if (ended(watched)) return nothing(watched);
  const finishedAt = Math.max(at, watched.run.startedAt);
  const open = watched.timeline.filter((step) => step.finishedAt === null);
  const status = succeeded ? ('done' as const) : ('failed' as const);
  const closed = open.map((step) => ({
    ...step,
    status,
    finishedAt: Math.max(finishedAt, step.startedAt),
    guessed: 'end' as const,
  }));
  const next = closed.reduce(withStep, {
    ...watched,
    run: {
      ...watched.run,
      status: succeeded ? ('succeeded' as const) : ('failed' as const),
      finishedAt,
      summary,
    },
  });
  const about = line(watched, context);
  const unstuck = closed.filter((_, place) => open[place]?.status === 'stuck');
  const failedStep = succeeded ? undefined : next.timeline.findLast((step) => step.status === 'failed');
  return {
    next,
    entries: [
      ...unstuck.map((step) => ({ type: 'workflow.unstuck' as const, ...about, step: shown(step) })),
      {
        type: 'workflow.finished',
        ...about,
        run: next.run,
        failedStep: failedStep ? shown(failedStep) : null,
      },
    ],
    timers: open.map(({ number }) => ({ runId: context.runId, step: number, dueAt: null })),
    durations: [],
  };
}

/** What a due timer of a step means now: it is stuck, it waits on because its history has changed, or nothing any more. */
export function fireStep(
  watched: WatchedRun,
  number: number,
  context: RunContext,
): { next: WatchedRun; entries: NewEntry[] } | { rearmAt: number } | null {
  const step = stepOf(watched, number);
  if (step?.status !== 'running' || ended(watched)) return null;
  const { history, limits, now } = context;
  const stuckAt = step.startedAt + stuckAfterMs(history, limits);
  if (stuckAt > now) return { rearmAt: stuckAt };
  const stuck = { ...step, status: 'stuck' as const };
  const next = withStep({ ...watched, run: { ...watched.run, status: 'stuck' } }, stuck);
  const entry = { ...line(watched, context), step: shown(stuck), runningMs: now - step.startedAt };
  return { next, entries: [{ type: 'workflow.stuck', ...entry }] };
}

/** The steps that must have a timer. */
export const stepsOwed = ({ run, timeline }: WatchedRun): number[] =>
  run.finishedAt === null
    ? timeline.filter(({ status }) => status === 'running').map((step) => step.number)
    : [];

const stepOf = ({ timeline }: WatchedRun, number: number): WatchedStep | undefined =>
  timeline.find((step) => step.number === number);

const withStep = (watched: WatchedRun, step: WatchedStep): WatchedRun => ({
  ...watched,
  timeline: [...watched.timeline.filter(({ number }) => number !== step.number), step].sort(
    (a, b) => a.number - b.number,
  ),
});

const stepOfEvent = ({ number, name }: StepName, at: number, { history }: RunContext): WatchedStep => ({
  number,
  name,
  status: 'running',
  startedAt: at,
  finishedAt: null,
  averageMs: averageOf(history),
});

/** The run goes on when none of its steps is stuck any more. */
function resumed(watched: WatchedRun): WatchedRun {
  const { run, timeline } = watched;
  if (run.status !== 'stuck' || timeline.some(({ status }) => status === 'stuck')) return watched;
  return { ...watched, run: { ...run, status: 'running' } };
}

/** Neither guessed start nor guessed end any more. */
const told = (step: WatchedStep): WatchedStep => shown(step);

/** As the contract shows it. */
export function shown({ guessed: _guessed, ...step }: WatchedStep): Step {
  return step;
}

/** A step counts when it was done, and both its times were told. */
function durationOf({ name, status, startedAt, finishedAt, guessed }: WatchedStep): RunOutcome['durations'] {
  if (status !== 'done' || finishedAt === null || guessed) return [];
  return [{ step: name, ms: finishedAt - startedAt }];
}

const line = ({ run }: WatchedRun, { now, workflow }: RunContext) => ({
  at: now,
  runId: run.id,
  workflowId: workflow.id,
  workflow: workflow.name,
  steps: run.steps,
});
