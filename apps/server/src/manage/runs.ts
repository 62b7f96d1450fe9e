import { averageOf, NO_HISTORY, p95Of, shown as asShown, stuckAfterMs } from '@baton/core';
import type { StepHistory, StepLimits, WatchedStep } from '@baton/core';
import type { Run, RunDetail, RunList, RunShown, RunStatus } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { ManagePorts } from './members.ts';
import { pageOf, placeOf } from './paging.ts';

const PAGE = 50;

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
  limits: Omit<StepLimits, 'step'>;
  known: { name: string; history: StepHistory | null; limitMs: number | null }[];
};

/** One run, each of its steps beside its history. */
export async function runDetail({ database }: ManagePorts, actor: Actor, id: string): Promise<RunDetail> {
  demand(actor, 'chatbot.respond');
  const [row] = await database.rows<DetailRow>(
    'run_detail',
    `select ${COLUMNS}, r.timeline, coalesce(last.timeline, '[]') as "lastTimeline",
        json_build_object('workflow', w.stuck_after_ms, 'organization', o.step_limit_ms) as limits,
        (select coalesce(json_agg(json_build_object('name', s.name, 'limitMs', l.stuck_after_ms,
            'history', case when h.step is not null then json_build_object('done', h.done, 'recent', h.recent) end)), '[]')
          from (select distinct value->>'name' as name from jsonb_array_elements(r.timeline || coalesce(last.timeline, '[]'))) s
            left join step_histories h on h.workflow_id = w.id and h.step = s.name
            left join step_limits l on l.workflow_id = w.id and l.step = s.name) as known
      from runs r join workflows w on w.id = r.workflow_id join organizations o on o.id = r.organization_id left join lateral (
          select o.timeline from runs o where o.workflow_id = w.id and o.status = 'succeeded' order by o.started_at desc, o.id desc limit 1) last on true
      where r.organization_id = $1 and r.id = $2`,
    [actor.organizationId, id],
  );
  if (!row) throw new RefusedError('not_found');
  const known = new Map(row.known.map(({ name, ...step }) => [name, step]));
  const historyOf = (name: string): StepHistory => known.get(name)?.history ?? NO_HISTORY;
  const timeline = row.timeline.map((watched) => {
    const step = asShown(watched);
    const history = historyOf(step.name);
    const limits = { ...row.limits, step: known.get(step.name)?.limitMs ?? null };
    return {
      ...step,
      // A run that was the first of many is read beside what came after it.
      averageMs: step.averageMs ?? averageOf(history),
      done: history.done,
      p95Ms: p95Of(history),
      slowestMs: averageOf(history) === null ? null : Math.max(...history.recent),
      stuckAfterMs: stuckAfterMs(history, limits),
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
            averageMs: averageOf(historyOf(name)),
          }))
      : [];
  return { run: shown(row), timeline, upcoming };
}
