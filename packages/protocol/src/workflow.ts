import { z } from 'zod';
import { Id, Instant, Millis, Name } from './primitives.ts';

/** A step without history is stuck after this time, unless its workflow or its organization says otherwise. */
export const STEP_LIMIT_MS = 30 * 60_000;

/** An automation of the bot platform, known since its first run. */
export const Workflow = z
  .object({
    id: Id,
    name: Name,
    botId: Id.nullable(),
    /** A step without enough history of its own is stuck after this time; `null` follows the organization. */
    stuckAfterMs: Millis.nullable(),
  })
  .meta({ id: 'Workflow' });
export type Workflow = z.infer<typeof Workflow>;

export const RunStatus = z.enum(['running', 'stuck', 'succeeded', 'failed']);
export type RunStatus = z.infer<typeof RunStatus>;

export const StepStatus = z.enum(['running', 'stuck', 'done', 'failed']);
export type StepStatus = z.infer<typeof StepStatus>;

export const Step = z.object({
  /** From 1. */
  number: z.int().min(1).max(1000),
  name: Name,
  status: StepStatus,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  /** What this step took on average when it began; `null` without enough history. */
  averageMs: Millis.nullable(),
});
export type Step = z.infer<typeof Step>;

export const Run = z
  .object({
    id: Id,
    workflowId: Id,
    status: RunStatus,
    /** Whom or what it is for, as in `new contact "Jane Doe (Acme)"`. */
    subject: z.string().max(300).nullable(),
    /** How many steps it will have, if the platform said so. */
    steps: z.int().min(1).max(1000).nullable(),
    startedAt: Instant,
    finishedAt: Instant.nullable(),
    summary: z.string().max(2000).nullable(),
  })
  .meta({ id: 'Run' });
export type Run = z.infer<typeof Run>;
