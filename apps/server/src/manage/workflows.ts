import {
  settingsChanged,
  averageOf,
  NO_HISTORY,
  p95Of,
  RUNS_NEEDED,
  shown as asShown,
  stuckAfterMs,
} from '@baton/core';
import type { StepHistory, WatchedStep } from '@baton/core';
import { STEP_LIMIT_MS } from '@baton/protocol';
import type {
  Run,
  RunDetail,
  RunList,
  RunShown,
  RunStatus,
  Workflow,
  WorkflowDetail,
  WorkflowList,
} from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { ManagePorts } from './members.ts';
import { pageOf, placeOf } from './paging.ts';

const PAGE = 50;
const WORKFLOW = 'w.id, w.name, w.bot_id as "botId", w.stuck_after_ms as "stuckAfterMs"';

/** Workflows with what goes on in them, by name. */
export async function workflows({ database }: ManagePorts, actor: Actor): Promise<WorkflowList> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const [rows, limit] = await Promise.all([
    database.rows<WorkflowList['workflows'][number]>(
      'workflows_list',
      `select ${WORKFLOW}, count(r.id) filter (where r.status = 'running')::int as running, count(r.id) filter (where r.status = 'stuck')::int as stuck,
          (select max(started_at) from runs where workflow_id = w.id) as "lastRunAt"
        from workflows w left join runs r on r.workflow_id = w.id and r.status in ('running', 'stuck')
        where w.organization_id = $1 group by w.id order by w.name, w.id limit 500`,
      [organizationId],
    ),
    stepLimit({ database }, organizationId),
  ]);
  return { workflows: rows, stuckAfterMs: limit };
}

async function stepLimit(
  { database }: Pick<ManagePorts, 'database'>,
  organizationId: string,
): Promise<number> {
  const [row] = await database.rows<{ ms: number | null }>(
    'step_limit',
    'select step_limit_ms as ms from organizations where id = $1',
    [organizationId],
  );
  return row?.ms ?? STEP_LIMIT_MS;
}

/** The limit of steps without history, in milliseconds. Steps that run are looked at again at once. */
export async function setStepLimit(
  { database, clock, committed }: ManagePorts,
  actor: Actor,
  ms: number,
): Promise<void> {
  demand(actor, 'chatbot.manage');
  const { organizationId } = actor;
  const now = clock.now();
  await database.transaction(async (transaction) => {
    await transaction.rows(
      'look_at_steps',
      'update step_timers set due_at = least(due_at, $2) where organization_id = $1',
      [organizationId, now],
    );
    // The organization's row last: it is every writer's.
    const [before] = await transaction.rows<Limit>(
      'set_step_limit',
      `with before as (select id, step_limit_ms from organizations where id = $1 for update)
        update organizations o set step_limit_ms = $2 from before where o.id = before.id returning before.step_limit_ms as "stuckAfterMs"`,
      [organizationId, ms],
    );
    const change = { by: actor, of: { settings: 'limit' as const } };
    const entries = settingsChanged(change, before!, { stuckAfterMs: ms }, now);
    await transaction.commit({ organizationId, entries });
  });
  committed(organizationId);
}

type Limit = { stuckAfterMs: number | null };

/** The workflow's own limit, in milliseconds; `null`: the organization's. */
export async function setWorkflowLimit(
  { database, clock, committed }: ManagePorts,
  actor: Actor,
  { id, ms }: { id: string; ms: number | null },
): Promise<Workflow> {
  demand(actor, 'chatbot.manage');
  const { organizationId } = actor;
  const now = clock.now();
  const workflow = await database.transaction(async (transaction) => {
    const [row] = await transaction.rows<Workflow & { before: Limit }>(
      'set_workflow_limit',
      `with before as (select id, stuck_after_ms from workflows where organization_id = $1 and id = $2 for update)
        update workflows w set stuck_after_ms = $3 from before where w.id = before.id
        returning ${WORKFLOW}, json_build_object('stuckAfterMs', before.stuck_after_ms) as before`,
      [organizationId, id, ms],
    );
    if (!row) throw new RefusedError('not_found');
    await transaction.rows(
      'look_at_steps_of',
      'update step_timers t set due_at = least(t.due_at, $2) from runs r where r.id = t.run_id and r.workflow_id = $1',
      [id, now],
    );
    const { before, ...after } = row;
    const change = { by: actor, of: { settings: 'limit' as const, workflowId: id } };
    const entries = settingsChanged(change, before, { stuckAfterMs: ms }, now);
    await transaction.commit({ organizationId, entries });
    return after;
  });
  committed(organizationId);
  return workflow;
}

/** What each step of a workflow usually takes, the ones with the longest history first. */
export async function workflowDetail(
  { database }: ManagePorts,
  actor: Actor,
  id: string,
): Promise<WorkflowDetail> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const [[workflow], inheritedMs, histories] = await Promise.all([
    database.rows<Workflow>(
      'workflow_one',
      `select ${WORKFLOW} from workflows w where w.organization_id = $1 and w.id = $2`,
      [organizationId, id],
    ),
    stepLimit({ database }, organizationId),
    database.rows<StepHistory & { name: string }>(
      'workflow_histories',
      'select step as name, done, recent from step_histories where workflow_id = $1 order by done desc, step limit 200',
      [id],
    ),
  ]);
  if (!workflow) throw new RefusedError('not_found');
  const limitMs = workflow.stuckAfterMs ?? inheritedMs;
  const steps = histories.map(({ name, done, recent }) => {
    const history = { done, recent: recent.map(Number) };
    return {
      name,
      done,
      averageMs: averageOf(history),
      p95Ms: p95Of(history),
      slowestMs: recent.length === 0 ? null : Math.max(...history.recent),
      stuckAfterMs: stuckAfterMs(history, limitMs),
    };
  });
  return { workflow, limitMs, inheritedMs, runsNeeded: RUNS_NEEDED, steps };
}

type RunRow = { run: Run; workflow: string; botId: string | null; stuckStep: WatchedStep | null };
const COLUMNS = `r.body as run, w.name as workflow, w.bot_id as "botId",
    (select value from jsonb_array_elements(r.timeline) where value->>'status' = 'stuck' limit 1) as "stuckStep"`;
const RUNS = `select ${COLUMNS} from runs r join workflows w on w.id = r.workflow_id`;
const shown = ({ run, workflow, botId, stuckStep }: RunRow): RunShown => ({
  ...run,
  workflow,
  botId,
  stuckStep: stuckStep && asShown(stuckStep),
});

type RunFilter = { workflow?: string | undefined; bot?: string | undefined; status?: RunStatus | undefined };

/** Newest first, 50 a page. */
export async function runs(
  { database }: ManagePorts,
  actor: Actor,
  { workflow, bot, status, after }: RunFilter & { after?: string | undefined },
): Promise<RunList> {
  demand(actor, 'chatbot.respond');
  const { at, id } = placeOf(after);
  const rows = await database.rows<RunRow>(
    'runs_list',
    `${RUNS} where r.organization_id = $1 and (r.started_at, r.id) < ($2, $3::uuid) and ($4::uuid is null or r.workflow_id = $4)
      and ($5::uuid is null or w.bot_id = $5) and ($6::text is null or r.status = $6) order by r.started_at desc, r.id desc limit ${PAGE + 1}`,
    [actor.organizationId, at, id, workflow ?? null, bot ?? null, status ?? null],
  );
  const { page, next } = pageOf(rows, PAGE, ({ run }) => ({ at: run.startedAt, id: run.id }));
  return { runs: page.map(shown), next };
}

type DetailRow = RunRow & {
  timeline: WatchedStep[];
  lastTimeline: WatchedStep[];
  ownLimit: number | null;
  histories: Record<string, StepHistory>;
};

/** One run, each of its steps beside its history. */
export async function runDetail({ database }: ManagePorts, actor: Actor, id: string): Promise<RunDetail> {
  demand(actor, 'chatbot.respond');
  const [row] = await database.rows<DetailRow>(
    'run_detail',
    `select ${COLUMNS}, r.timeline, w.stuck_after_ms as "ownLimit", coalesce(last.timeline, '[]') as "lastTimeline",
        coalesce((select json_object_agg(h.step, json_build_object('done', h.done, 'recent', h.recent)) from step_histories h
          where h.workflow_id = w.id and h.step in (select value->>'name' from jsonb_array_elements(r.timeline || coalesce(last.timeline, '[]')))), '{}') as histories
      from runs r join workflows w on w.id = r.workflow_id left join lateral (
          select o.timeline from runs o where o.workflow_id = w.id and o.status = 'succeeded' order by o.started_at desc, o.id desc limit 1) last on true
      where r.organization_id = $1 and r.id = $2`,
    [actor.organizationId, id],
  );
  if (!row) throw new RefusedError('not_found');
  const limitMs = row.ownLimit ?? (await stepLimit({ database }, actor.organizationId));
  const timeline = row.timeline.map((watched) => {
    const step = asShown(watched);
    const history = row.histories[step.name] ?? NO_HISTORY;
    return {
      ...step,
      // A run that was the first of many is read beside what came after it.
      averageMs: step.averageMs ?? averageOf(history),
      done: history.done,
      p95Ms: p95Of(history),
      slowestMs: averageOf(history) === null ? null : Math.max(...history.recent),
      stuckAfterMs: stuckAfterMs(history, limitMs),
    };
  });
  const furthest = Math.max(0, ...timeline.map(({ number }) => number));
  const upcoming =
    row.run.finishedAt === null
      ? row.lastTimeline
          .filter(({ number }) => number > furthest)
          .map(({ number, name }) => ({
            number,
            name,
            averageMs: averageOf(row.histories[name] ?? NO_HISTORY),
          }))
      : [];
  return { run: shown(row), timeline, upcoming };
}
