import { fireStep, stepsOwed } from '@baton/core';
import type { WatchedRun } from '@baton/core';
import { writtenBy } from '../journal/written.ts';
import type { StagePorts } from '../ports/stage.ts';
import type { DueStep } from '../ports/watch.ts';

const BATCH = 50;

/**
 * Looks at the steps that run longer than they should. That one is stuck is written in one statement with its timer's end, so that it is
 * told once. Answers how many timers were due.
 */
export async function fireDueSteps(ports: StagePorts, now: number): Promise<number> {
  const due = await ports.watch.dueSteps(now, BATCH);
  for (const timer of due) await fireTimer(ports, timer, now);
  return due.length;
}

async function fireTimer(ports: StagePorts, timer: DueStep, now: number): Promise<void> {
  const { watch, journal } = ports;
  const { organizationId, runId, step } = timer;
  const workflowId = await watch.workflowOf(organizationId, runId);
  const loaded = workflowId && (await watch.loadRun(organizationId, { workflowId, runId }));
  if (!loaded || !loaded.run || !loaded.workflow) return watch.dropStep(timer);
  const { run, workflow } = loaded;
  const { history, limitMs } = await watch.step(workflow.id, nameOf(run.watched, step));
  const limits = { ...loaded.limits, step: limitMs };
  const fired = fireStep(run.watched, step, { runId, workflow, history, limits, now });
  if (fired === null) return watch.dropStep(timer);
  if ('rearmAt' in fired) return watch.rearmStep(timer, fired.rearmAt);
  const change = {
    entries: fired.entries,
    // The platform's own id of the run is not touched.
    watch: { run: { ...fired.next, reference: '', expected: run.version }, firedStep: timer },
  };
  const committed = await journal.commit({ organizationId, ...change });
  // `moved`: the step went on, or another node was faster; if the timer still matters, it is still there.
  if (committed.status === 'committed') ports.committed(organizationId, writtenBy(change, committed));
}

const nameOf = ({ timeline }: WatchedRun, step: number): string =>
  timeline.find(({ number }) => number === step)?.name ?? '';

export type LostStep = { organizationId: string; runId: string; step: number };

/** Promise 7 for steps: each that runs has its timer. Puts back what is missing. */
export async function auditSteps({ watch, journal, clock }: StagePorts): Promise<LostStep[]> {
  const findings: LostStep[] = [];
  for (const { organizationId, watched, armed } of await watch.openRuns()) {
    const runId = watched.run.id;
    const lost = stepsOwed(watched).filter((step) => !armed.includes(step));
    if (lost.length === 0) continue;
    findings.push(...lost.map((step) => ({ organizationId, runId, step })));
    const stepTimers = lost.map((step) => ({ runId, step, dueAt: clock.now() }));
    await journal.commit({ organizationId, watch: { stepTimers } });
  }
  return findings;
}
