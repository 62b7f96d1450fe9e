import type { NewEntry, Run, Step } from '@baton/protocol';
import { newestAttempt, since, withBegin, withEnd } from './attempts.ts';
import type { Told } from './attempts.ts';
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

/**
 * `guessed`: the event that tells its start, or its end, has not come; if it comes late, it puts that right. `runsSince`: when it began by this
 * server's clock, from which is reckoned how long it has been running: the platform's may be another. `told`: of all its attempts.
 */
export type WatchedStep = Step & { guessed?: 'start' | 'end'; runsSince?: number; told?: Told };

/** Events that come late, with a backlog, have a moment to come all before a step is called stuck. */
const GRACE_MS = 2000;

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
  /** By how much the platform's clock seems to be behind, in milliseconds. */
  lagMs?: number;
};

/** The run afterwards, what the journal says of it, timers to arm or disarm, and durations for the history. */
export type RunOutcome = {
  next: WatchedRun;
  entries: NewEntry[];
  timers: StepTimer[];
  durations: { step: string; ms: number }[];
};

/** What follows from an event, in whatever order events come. What is told about a run that has ended only mends its timeline. */
export function applyRunEvent(before: WatchedRun | null, event: RunEvent, context: RunContext): RunOutcome {
  const watched = before ?? begin(event, context);
  switch (event.type) {
    case 'started':
      return started(watched, event, context);
    case 'step_started':
      return stepTold(watched, event.step, withBegin(toldOf(watched, event.step), event.at), context);
    case 'step_finished':
      return stepTold(watched, event.step, withEnd(toldOf(watched, event.step), event), context);
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
  context: RunContext,
): RunOutcome {
  const { subject, steps, at } = event;
  const { finishedAt } = watched.run;
  if (watched.announced && finishedAt !== null && at > finishedAt) return anew(watched, event, context);
  if (watched.announced) return nothing(watched);
  const run = { ...watched.run, subject, steps, startedAt: Math.min(watched.run.startedAt, at) };
  const told = nothing({ ...watched, run, announced: true });
  // That a run began is no news once it has ended.
  if (ended(watched)) return told;
  const { workflow, now } = context;
  return { ...told, entries: [{ type: 'workflow.started', at: now, run, workflow: workflow.name }] };
}

/** The platform uses the id of a run that has ended again. What was told of its steps since then is of the new one. */
function anew(
  { timeline }: WatchedRun,
  event: Extract<RunEvent, { type: 'started' }>,
  context: RunContext,
): RunOutcome {
  const fresh = started(begin(event, context), event, context);
  return timeline.reduce((outcome, step) => {
    const told = since(toldOf({ timeline }, step), event.at);
    if (told.begins.length + told.ends.length === 0) return outcome;
    const more = stepTold(outcome.next, step, told, context);
    return {
      next: more.next,
      entries: [...outcome.entries, ...more.entries],
      timers: [...outcome.timers, ...more.timers],
      durations: [...outcome.durations, ...more.durations],
    };
  }, fresh);
}

/** What a step is after something more was told of it, and what is news of that. */
function stepTold(watched: WatchedRun, name: StepName, told: Told, context: RunContext): RunOutcome {
  const known = stepOf(watched, name.number);
  const step = stepAfter(watched, name, told, context);
  const next = resumed(withStep(watched, step));
  const durations = durationOf(step, known, context);
  if (ended(watched)) return { ...nothing(next), durations };
  const { runId, now, history, limits } = context;
  const wasOpen = known?.finishedAt === null;
  const about = { ...line(watched, context), step: shown(step) };
  const timer = { runId, step: step.number };
  if (step.finishedAt === null) {
    if (wasOpen) return nothing(next);
    const dueAt = Math.max((step.runsSince ?? now) + stuckAfterMs(history, limits), now + GRACE_MS);
    const timers = [{ ...timer, dueAt }];
    return { next, entries: [{ type: 'workflow.step_started', ...about }], timers, durations };
  }
  if (!wasOpen && step.finishedAt <= (known?.finishedAt ?? Number.NEGATIVE_INFINITY))
    return { ...nothing(next), durations };
  const unstuck = known?.status === 'stuck' ? [{ type: 'workflow.unstuck' as const, ...about }] : [];
  return {
    next,
    entries: [...unstuck, { type: 'workflow.step_finished', ...about }],
    timers: [{ ...timer, dueAt: null }],
    durations,
  };
}

function stepAfter(
  watched: WatchedRun,
  { number, name }: StepName,
  told: Told,
  { history, now, lagMs = 0 }: RunContext,
): WatchedStep {
  const known = stepOf(watched, number);
  const attempt = newestAttempt(told);
  const same = known?.startedAt === attempt.startedAt || known?.finishedAt === null;
  const averageMs = known && same ? known.averageMs : averageOf(history);
  const step = { number, name, ...attempt, averageMs, told };
  if (attempt.finishedAt !== null) return step;
  if (watched.run.finishedAt !== null) return closed(step, watched.run);
  const open = known?.finishedAt === null ? known : undefined;
  const runsSince = open?.runsSince ?? Math.min(now, attempt.startedAt + lagMs);
  return { ...step, status: open?.status ?? 'running', runsSince };
}

/** The run has ended, and nobody said when its step did. */
function closed({ runsSince: _since, ...step }: WatchedStep, { status, finishedAt }: Run): WatchedStep {
  return {
    ...step,
    status: status === 'failed' ? 'failed' : 'done',
    finishedAt: Math.max(finishedAt ?? 0, step.startedAt),
    guessed: 'end',
  };
}

const toldOf = (watched: Pick<WatchedRun, 'timeline'>, { number }: StepName): Told => {
  const known = watched.timeline.find((step) => step.number === number);
  if (!known) return { begins: [], ends: [] };
  const { told, guessed, startedAt, finishedAt, status } = known;
  const end = { at: finishedAt ?? 0, succeeded: status !== 'failed' };
  return (
    told ?? {
      begins: guessed === 'start' ? [] : [startedAt],
      ends: finishedAt === null || guessed === 'end' ? [] : [end],
    }
  );
};

function finished(
  watched: WatchedRun,
  { at, succeeded, summary }: Extract<RunEvent, { type: 'finished' }>,
  context: RunContext,
): RunOutcome {
  if (ended(watched)) return nothing(watched);
  const finishedAt = Math.max(at, watched.run.startedAt);
  const status = succeeded ? ('succeeded' as const) : ('failed' as const);
  const run = { ...watched.run, status, finishedAt, summary };
  const open = watched.timeline.filter((step) => step.finishedAt === null);
  const shut = open.map((step) => closed(step, run));
  const next = shut.reduce(withStep, { ...watched, run });
  const about = line(watched, context);
  const unstuck = shut.filter((_, place) => open[place]?.status === 'stuck');
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
  const from = step.runsSince ?? step.startedAt;
  const stuckAt = from + stuckAfterMs(history, limits);
  if (stuckAt > now) return { rearmAt: stuckAt };
  const stuck = { ...step, status: 'stuck' as const };
  const next = withStep({ ...watched, run: { ...watched.run, status: 'stuck' } }, stuck);
  const entry = { ...line(watched, context), step: shown(stuck), runningMs: now - from };
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

/** The run goes on when none of its steps is stuck any more. */
function resumed(watched: WatchedRun): WatchedRun {
  const { run, timeline } = watched;
  if (run.status !== 'stuck' || timeline.some(({ status }) => status === 'stuck')) return watched;
  return { ...watched, run: { ...run, status: 'running' } };
}

/** As the contract shows it. */
export function shown({ guessed: _guessed, runsSince: _since, told: _told, ...step }: WatchedStep): Step {
  return step;
}

/**
 * A step counts when it was done, and both its times were told. One that took longer than it should teaches no more than the limit: one that
 * hung for days does not blind the watch of the next ones, and one that is slower for good moves the limit all the same.
 */
function durationOf(
  { name, status, startedAt, finishedAt, guessed }: WatchedStep,
  known: WatchedStep | undefined,
  { history, limits }: RunContext,
): RunOutcome['durations'] {
  if (status !== 'done' || finishedAt === null || guessed) return [];
  if (known && !known.guessed && known.finishedAt === finishedAt) return [];
  return [{ step: name, ms: Math.min(finishedAt - startedAt, stuckAfterMs(history, limits)) }];
}

const line = ({ run }: WatchedRun, { now, workflow }: RunContext) => ({
  at: now,
  runId: run.id,
  workflowId: workflow.id,
  workflow: workflow.name,
  steps: run.steps,
});
