import { averageOf, limitOf, p95Of, RUNS_NEEDED, stuckAfterMs } from '@baton/core';
import type { StepHistory } from '@baton/core';
import type { Workflow, WorkflowDetail, WorkflowList } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { ManagePorts } from './members.ts';
import { limitOfAll, stepsKnown, WORKFLOW } from './step-limits.ts';

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
    limitOfAll(database, organizationId),
  ]);
  return { workflows: rows, stuckAfterMs: limitOf({ step: null, workflow: null, organization: limit }) };
}

type KnownStep = StepHistory & { name: string; limitMs: number | null };

/** What each step of a workflow usually takes, and its limit; the ones with the longest history first. */
export async function workflowDetail(
  { database }: ManagePorts,
  actor: Actor,
  id: string,
): Promise<WorkflowDetail> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const [[workflow], organization, known] = await Promise.all([
    database.rows<Workflow>(
      'workflow_one',
      `select ${WORKFLOW} from workflows w where w.organization_id = $1 and w.id = $2`,
      [organizationId, id],
    ),
    limitOfAll(database, organizationId),
    database.rows<KnownStep>(
      'workflow_steps',
      `select name, coalesce(h.done, 0)::int as done, coalesce(to_json(h.recent), '[]') as recent, l.stuck_after_ms as "limitMs"
        from (${stepsKnown('$1')}) s left join step_histories h on h.workflow_id = $1 and h.step = name
          left join step_limits l on l.workflow_id = $1 and l.step = name
        order by done desc, name limit 200`,
      [id],
    ),
  ]);
  if (!workflow) throw new RefusedError('not_found');
  const limits = { step: null, workflow: workflow.stuckAfterMs, organization };
  const steps = known.map(({ name, limitMs, ...history }) => ({
    name,
    done: history.done,
    averageMs: averageOf(history),
    p95Ms: p95Of(history),
    slowestMs: history.recent.length === 0 ? null : Math.max(...history.recent),
    stuckAfterMs: stuckAfterMs(history, { ...limits, step: limitMs }),
    limitMs,
  }));
  return {
    workflow,
    limitMs: limitOf(limits),
    inheritedMs: limitOf({ ...limits, workflow: null }),
    runsNeeded: RUNS_NEEDED,
    steps,
  };
}
