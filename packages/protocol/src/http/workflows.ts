import { z } from 'zod';
import { Id, Instant, Millis, Name } from '../primitives.ts';
import { Run, RunStatus, Step, Workflow } from '../workflow.ts';

/** With the runs that are going on, and when the newest one began. */
export const WorkflowShown = Workflow.extend({
  running: z.int().nonnegative(),
  stuck: z.int().nonnegative(),
  lastRunAt: Instant.nullable(),
}).meta({ id: 'WorkflowShown' });
export type WorkflowShown = z.infer<typeof WorkflowShown>;

/** `stuckAfterMs`: the organization's limit for steps without history. */
export const WorkflowList = z.object({ workflows: z.array(WorkflowShown), stuckAfterMs: Millis });
export type WorkflowList = z.infer<typeof WorkflowList>;

/** What a step usually takes, of its newest 50 runs, in milliseconds; `null` without enough of them. */
const UsualStep = z.object({
  name: z.string(),
  done: z.int().nonnegative(),
  averageMs: Millis.nullable(),
  p95Ms: Millis.nullable(),
  slowestMs: Millis.nullable(),
  /** It is stuck when it runs longer. */
  stuckAfterMs: Millis,
  /** Its own limit, which counts while its history is short; `null`: the workflow's does. */
  limitMs: Millis.nullable(),
});
/** `limitMs`: after which its steps without history are stuck, by its own word or the organization's; `inheritedMs`: the latter. */
export const WorkflowDetail = z
  .object({
    workflow: Workflow,
    limitMs: Millis,
    inheritedMs: Millis,
    runsNeeded: z.int(),
    steps: z.array(UsualStep),
  })
  .meta({ id: 'WorkflowDetail' });
export type WorkflowDetail = z.infer<typeof WorkflowDetail>;

const Limit = Millis.min(10_000).max(30 * 86_400_000);
/** `null`: the organization's limit counts. */
export const WorkflowRequest = z.object({ stuckAfterMs: Limit.nullable() });
/** `step`: its name, in any run of the workflow. `null`: the workflow's limit counts. */
export const StepLimit = z.object({ step: Name, stuckAfterMs: Limit.nullable() }).meta({ id: 'StepLimit' });
export type StepLimit = z.infer<typeof StepLimit>;
export const WorkflowLimit = z.object({ stuckAfterMs: Limit }).meta({ id: 'WorkflowLimit' });

/** `stuckStep`: the first of its steps that is stuck. */
export const RunShown = Run.extend({
  workflow: z.string(),
  botId: Id.nullable(),
  stuckStep: Step.nullable(),
}).meta({ id: 'RunShown' });
export type RunShown = z.infer<typeof RunShown>;
export const RunList = z.object({ runs: z.array(RunShown), next: z.string().nullable() });
export type RunList = z.infer<typeof RunList>;
export const RunsQuery = z.object({
  workflow: Id.optional(),
  bot: Id.optional(),
  status: RunStatus.optional(),
  after: z.string().max(60).optional(),
});

/** A step beside what its history says of it now. */
export const StepShown = Step.extend({
  /** How often it was done; average, p95 and slowest are of the newest 50, in milliseconds. */
  done: z.int().nonnegative(),
  p95Ms: Millis.nullable(),
  slowestMs: Millis.nullable(),
  /** It is stuck when it runs longer. */
  stuckAfterMs: Millis,
}).meta({ id: 'StepShown' });
export type StepShown = z.infer<typeof StepShown>;

/** `upcoming`: the steps that came after these in the last run that succeeded. */
export const RunDetail = z
  .object({
    run: RunShown,
    timeline: z.array(StepShown),
    upcoming: z.array(Step.pick({ number: true, name: true, averageMs: true })),
  })
  .meta({ id: 'RunDetail' });
export type RunDetail = z.infer<typeof RunDetail>;
