import { settingsChanged } from '@baton/core';
import type { StepLimit, Workflow } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Sql, Transaction } from '../ports/database.ts';
import type { ManagePorts } from './members.ts';

export const WORKFLOW = 'w.id, w.name, w.bot_id as "botId", w.stuck_after_ms as "stuckAfterMs"';
type Limit = { stuckAfterMs: number | null };

/** The organization's limit of steps without history, in milliseconds; `null`: it has said nothing. */
export async function limitOfAll(database: Sql, organizationId: string): Promise<number | null> {
  const [row] = await database.rows<{ ms: number | null }>(
    'step_limit',
    'select step_limit_ms as ms from organizations where id = $1',
    [organizationId],
  );
  return row?.ms ?? null;
}

/** The names of a workflow's steps: of those that were done, that have a limit, or that the newest runs had. */
export const stepsKnown = (workflow: string): string =>
  `select step as name from step_histories where workflow_id = ${workflow}
    union select step from step_limits where workflow_id = ${workflow}
    union select value->>'name' from (select timeline from runs where workflow_id = ${workflow} order by started_at desc, id desc limit 20) r,
      jsonb_array_elements(r.timeline)`;

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
    await lookAgain(transaction, id, now);
    const { before, ...after } = row;
    const change = { by: actor, of: { settings: 'limit' as const, workflowId: id } };
    const entries = settingsChanged(change, before, { stuckAfterMs: ms }, now);
    await transaction.commit({ organizationId, entries });
    return after;
  });
  committed(organizationId);
  return workflow;
}

/** The limit of one step of a workflow; `null`: the workflow's. A step that no run has shown is refused with `not_found`. */
export async function setLimitOfStep(
  { database, clock, committed }: ManagePorts,
  actor: Actor,
  { workflowId, step, stuckAfterMs }: StepLimit & { workflowId: string },
): Promise<void> {
  demand(actor, 'chatbot.manage');
  const { organizationId } = actor;
  const now = clock.now();
  await database.transaction(async (transaction) => {
    const [known] = await transaction.rows<{ before: number | null }>(
      'step_limit_before',
      `select (select stuck_after_ms from step_limits where workflow_id = w.id and step = $3) as before
        from workflows w where w.organization_id = $1 and w.id = $2 and exists (select from (${stepsKnown('$2')}) s where s.name = $3) for update of w`,
      [organizationId, workflowId, step],
    );
    if (!known) throw new RefusedError('not_found');
    await transaction.rows(...limitWritten(workflowId, step, stuckAfterMs));
    await lookAgain(transaction, workflowId, now);
    const place = (ms: number | null) => ({ steps: { [step]: { stuckAfterMs: ms } } });
    const change = { by: actor, of: { settings: 'limit' as const, workflowId } };
    const entries = settingsChanged(change, place(known.before), place(stuckAfterMs), now);
    await transaction.commit({ organizationId, entries });
  });
  committed(organizationId);
}

const limitWritten = (workflowId: string, step: string, ms: number | null): [string, string, unknown[]] =>
  ms === null
    ? [
        'clear_limit_of_step',
        'delete from step_limits where workflow_id = $1 and step = $2',
        [workflowId, step],
      ]
    : [
        'set_limit_of_step',
        `insert into step_limits (workflow_id, step, stuck_after_ms) values ($1, $2, $3)
          on conflict (workflow_id, step) do update set stuck_after_ms = excluded.stuck_after_ms`,
        [workflowId, step, ms],
      ];

/** Steps of the workflow that run are looked at again at once. */
const lookAgain = (transaction: Transaction, workflowId: string, now: number): Promise<object[]> =>
  transaction.rows(
    'look_at_steps_of',
    'update step_timers t set due_at = least(t.due_at, $2) from runs r where r.id = t.run_id and r.workflow_id = $1',
    [workflowId, now],
  );
