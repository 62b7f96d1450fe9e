import { HISTORY_KEPT, NEW_HEALTH, NO_HISTORY } from '@baton/core';
import type { BotHealth, StepHistory, WatchedRun } from '@baton/core';
import { BotHealthSettings } from '@baton/protocol';
import type { Run, Workflow } from '@baton/protocol';
import type { DueStep, LoadedHealth, LoadedRun, LoadedStep, Watch, WatchChange } from '../../ports/watch.ts';
import { query, statement } from './pool.ts';
import type { Pool, Statement } from './pool.ts';

const TALKING = `conversations c where c.bot_id = $1 and c.owner = 'bot' and c.closed_at is null and c.updated_at >= $2
  and exists (select from entries e where e.conversation_id = c.id and e.type = 'message.added' and e.at >= $2
    and e.body->'message'->>'by' = 'customer')`;

const SQL = {
  loadRun: statement(
    'load_run',
    `select w.id, w.name, w.bot_id, w.stuck_after_ms, o.step_limit_ms, r.body, r.timeline, r.announced, r.version
      from organizations o left join workflows w on w.organization_id = o.id and w.id = $2
        left join runs r on r.organization_id = o.id and r.id = $3 where o.id = $1`,
  ),
  workflowOf: statement(
    'workflow_of_run',
    'select workflow_id as id from runs where organization_id = $1 and id = $2',
  ),
  step: statement(
    'load_step',
    `select (select json_build_object('done', done, 'recent', recent) from step_histories where workflow_id = $1 and step = $2) as history,
      (select stuck_after_ms from step_limits where workflow_id = $1 and step = $2) as "limitMs"`,
  ),
  dueSteps: statement(
    'due_steps',
    'select organization_id as "organizationId", run_id as "runId", step, due_at as "dueAt" from step_timers where due_at <= $1 order by due_at limit $2',
  ),
  nextStep: statement('next_step', 'select min(due_at) as at from step_timers'),
  rearmStep: statement(
    'rearm_step',
    'update step_timers set due_at = $4 where run_id = $1 and step = $2 and due_at = $3',
  ),
  dropStep: statement('drop_step', 'delete from step_timers where run_id = $1 and step = $2 and due_at = $3'),
  openRuns: statement(
    'open_runs',
    `select organization_id as "organizationId", body as run, announced, timeline,
        coalesce((select array_agg(t.step) from step_timers t where t.run_id = runs.id), '{}') as armed
      from runs where status in ('running', 'stuck')`,
  ),
  health: statement(
    'bot_health',
    `select b.organization_id as "organizationId", h.settings, h.body, h.version
      from bots b left join bot_health h on h.bot_id = b.id where b.id = $1`,
  ),
  watched: statement(
    'watched_bots',
    `select b.id from bots b join bot_health h on h.bot_id = b.id
      where b.organization_id = $1 and (h.body->>'heartbeatAt' is not null or h.settings->>'url' is not null) order by b.id`,
  ),
  dueHeartbeats: statement(
    'due_heartbeats',
    'select bot_id as id from bot_health where heartbeat_due_at <= $1 order by heartbeat_due_at limit $2',
  ),
  nextHeartbeat: statement('next_heartbeat', 'select min(heartbeat_due_at) as at from bot_health'),
  takeChecks: statement(
    'take_checks',
    `update bot_health set check_due_at = $1 + (settings->>'checkEveryMs')::bigint where bot_id in (
        select bot_id from bot_health where check_due_at <= $1 order by check_due_at limit $2 for update skip locked)
      returning bot_id as id`,
  ),
  nextCheck: statement('next_check', 'select min(check_due_at) as at from bot_health'),
  down: statement(
    'down_bots',
    `select id from bots where organization_id = $1 and status = 'down' order by id`,
  ),
  talking: statement(
    'talking_to_bot',
    `select c.id from ${TALKING} and ($3::uuid is null or c.id > $3) order by c.id limit 1000`,
  ),
  countTalking: statement('count_talking_to_bot', `select count(*)::int as at from ${TALKING}`),
};

type RunRow = {
  id: string | null;
  name: string;
  bot_id: string | null;
  stuck_after_ms: number | null;
  step_limit_ms: number | null;
  body: Run | null;
  timeline: WatchedRun['timeline'];
  announced: boolean;
  version: number;
};
type HealthRow = {
  organizationId: string;
  settings: BotHealthSettings | null;
  body: BotHealth | null;
  version: number | null;
};

/** The argument of `write_watch`. */
export const watchArgument = (change: WatchChange): object => ({ ...change, historyKept: HISTORY_KEPT });

export class PostgresWatch implements Watch {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async loadRun(
    organizationId: string,
    { workflowId, runId }: { workflowId: string; runId: string },
  ): Promise<LoadedRun> {
    const [row] = await query<RunRow>(this.#pool, SQL.loadRun, [organizationId, workflowId, runId]);
    if (!row) throw new Error(`no organization ${organizationId}`);
    const { body: run, timeline, announced, version } = row;
    return {
      workflow: workflowOf(row),
      limits: { workflow: row.stuck_after_ms, organization: row.step_limit_ms },
      run: run && { watched: { run, timeline, announced }, version },
    };
  }

  async workflowOf(organizationId: string, runId: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(this.#pool, SQL.workflowOf, [organizationId, runId]);
    return row?.id ?? null;
  }

  async step(workflowId: string, name: string): Promise<LoadedStep> {
    type Row = { history: StepHistory | null; limitMs: number | null };
    const [row] = await query<Row>(this.#pool, SQL.step, [workflowId, name]);
    return { history: row!.history ?? NO_HISTORY, limitMs: row!.limitMs };
  }

  dueSteps = (now: number, limit: number) => query<DueStep>(this.#pool, SQL.dueSteps, [now, limit]);
  nextStep = () => this.#number(SQL.nextStep);
  nextHeartbeat = () => this.#number(SQL.nextHeartbeat);
  nextCheck = () => this.#number(SQL.nextCheck);

  async rearmStep({ runId, step, dueAt: was }: DueStep, dueAt: number): Promise<void> {
    await query(this.#pool, SQL.rearmStep, [runId, step, was, dueAt]);
  }

  async dropStep({ runId, step, dueAt }: DueStep): Promise<void> {
    await query(this.#pool, SQL.dropStep, [runId, step, dueAt]);
  }

  async openRuns(): Promise<{ organizationId: string; watched: WatchedRun; armed: number[] }[]> {
    type Row = WatchedRun & { organizationId: string; armed: number[] };
    const rows = await query<Row>(this.#pool, SQL.openRuns, []);
    return rows.map(({ organizationId, armed, ...watched }) => ({ organizationId, armed, watched }));
  }

  async health(botId: string): Promise<LoadedHealth | null> {
    const [row] = await query<HealthRow>(this.#pool, SQL.health, [botId]);
    if (!row) return null;
    const { organizationId, settings, body, version } = row;
    const health = body ?? NEW_HEALTH;
    return { organizationId, health, settings: BotHealthSettings.parse(settings ?? {}), version };
  }

  watched = (organizationId: string) => this.#ids(SQL.watched, [organizationId]);
  dueHeartbeats = (now: number, limit: number) => this.#ids(SQL.dueHeartbeats, [now, limit]);
  takeChecks = (now: number, limit: number) => this.#ids(SQL.takeChecks, [now, limit]);
  down = (organizationId: string) => this.#ids(SQL.down, [organizationId]);
  talking = (botId: string, { since, after }: { since: number; after?: string | undefined }) =>
    this.#ids(SQL.talking, [botId, since, after ?? null]);
  countTalking = async (botId: string, since: number) =>
    (await this.#number(SQL.countTalking, [botId, since]))!;

  async #ids(sql: Statement, values: unknown[]): Promise<string[]> {
    return (await query<{ id: string }>(this.#pool, sql, values)).map(({ id }) => id);
  }

  async #number(sql: Statement, values: unknown[] = []): Promise<number | null> {
    const [row] = await query<{ at: number | null }>(this.#pool, sql, values);
    return row!.at;
  }
}

const workflowOf = ({ id, name, bot_id: botId, stuck_after_ms: stuckAfterMs }: RunRow): Workflow | null =>
  id === null ? null : { id, name, botId, stuckAfterMs };
