import { NEW_HEALTH, NO_HISTORY, withDuration } from '@baton/core';
import type { WatchedRun } from '@baton/core';
import { BotHealthSettings } from '@baton/protocol';
import type { DueStep, LoadedHealth, LoadedRun, LoadedStep, Watch, WatchChange } from '../../ports/watch.ts';
import type { Tables } from './tables.ts';

const stepKey = ({ runId, step }: { runId: string; step: number }): string => `${runId}/${step}`;
/** The key of a step's history and limit. */
export const stepOfWorkflow = (workflowId: string, step: string): string => `${workflowId}/${step}`;
const earliest = (times: (number | null)[]): number | null => {
  const due = times.filter((at) => at !== null);
  return due.length === 0 ? null : Math.min(...due);
};

/** Whether every guard of the change holds. */
export function watchHolds(tables: Tables, { workflow, run, firedStep, health }: WatchChange): boolean {
  if (workflow && tables.workflows.has(workflow.id) === workflow.isNew) return false;
  if (run && (tables.runs.get(run.run.id)?.version ?? null) !== run.expected) return false;
  if (firedStep && tables.stepTimers.get(stepKey(firedStep))?.dueAt !== firedStep.dueAt) return false;
  return !health || (tables.botHealth.get(health.botId)?.version ?? null) === health.expected;
}

/** What `write_watch` writes, on maps. */
export function writeWatch(tables: Tables, organizationId: string, change: WatchChange): void {
  const { workflow, run, firedStep, update, health } = change;
  if (workflow) {
    const { id, name, botId } = workflow;
    const stuckAfterMs = tables.workflows.get(id)?.stuckAfterMs ?? null;
    tables.workflows.set(id, { id, name, botId, stuckAfterMs, organizationId });
  }
  if (run) {
    const { expected, reference: _reference, ...watched } = run;
    tables.runs.set(run.run.id, { organizationId, watched, version: (expected ?? 0) + 1 });
  }
  if (firedStep) tables.stepTimers.delete(stepKey(firedStep));
  for (const timer of change.stepTimers ?? []) {
    const { dueAt } = timer;
    if (dueAt === null) tables.stepTimers.delete(stepKey(timer));
    else tables.stepTimers.set(stepKey(timer), { ...timer, dueAt, organizationId });
  }
  for (const { workflowId, step, ms } of change.durations ?? []) {
    const key = stepOfWorkflow(workflowId, step);
    tables.stepHistories.set(key, withDuration(tables.stepHistories.get(key) ?? NO_HISTORY, ms));
  }
  if (update) tables.botUpdates.set(update.id, update);
  if (health) writeHealth(tables, organizationId, health);
}

function writeHealth(
  tables: Tables,
  organizationId: string,
  { botId, health, settings, status, expected }: NonNullable<WatchChange['health']>,
): void {
  const before = tables.botHealth.get(botId);
  const asked = before?.settings;
  const same = asked?.url === settings.url && asked.checkEveryMs === settings.checkEveryMs;
  const checkDueAt = settings.url === null ? null : same ? (before?.checkDueAt ?? 0) : 0;
  const version = (expected ?? 0) + 1;
  tables.botHealth.set(botId, { organizationId, health, settings, version, checkDueAt });
  const bot = tables.bots.get(botId);
  if (bot) tables.bots.set(botId, { ...bot, status });
}

export class MemoryWatch implements Watch {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  async loadRun(
    organizationId: string,
    { workflowId, runId }: { workflowId: string; runId: string },
  ): Promise<LoadedRun> {
    const known = this.#tables.workflows.get(workflowId);
    const run = this.#tables.runs.get(runId);
    const own = known?.organizationId === organizationId ? known : null;
    return {
      workflow: own && { id: own.id, name: own.name, botId: own.botId, stuckAfterMs: own.stuckAfterMs },
      limits: { workflow: own?.stuckAfterMs ?? null, organization: null },
      run: run?.organizationId === organizationId ? { watched: run.watched, version: run.version } : null,
    };
  }

  async workflowOf(organizationId: string, runId: string): Promise<string | null> {
    const run = this.#tables.runs.get(runId);
    return run?.organizationId === organizationId ? run.watched.run.workflowId : null;
  }

  async step(workflowId: string, name: string): Promise<LoadedStep> {
    const key = stepOfWorkflow(workflowId, name);
    const history = this.#tables.stepHistories.get(key) ?? NO_HISTORY;
    return { history, limitMs: this.#tables.stepLimits.get(key) ?? null };
  }

  async dueSteps(now: number, limit: number): Promise<DueStep[]> {
    return [...this.#tables.stepTimers.values()]
      .filter(({ dueAt }) => dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, limit);
  }

  async nextStep(): Promise<number | null> {
    return earliest([...this.#tables.stepTimers.values()].map(({ dueAt }) => dueAt));
  }

  async rearmStep(timer: DueStep, dueAt: number): Promise<void> {
    if (this.#armed(timer)) this.#tables.stepTimers.set(stepKey(timer), { ...timer, dueAt });
  }

  async dropStep(timer: DueStep): Promise<void> {
    if (this.#armed(timer)) this.#tables.stepTimers.delete(stepKey(timer));
  }

  #armed = (timer: DueStep): boolean => this.#tables.stepTimers.get(stepKey(timer))?.dueAt === timer.dueAt;

  async openRuns(): Promise<{ organizationId: string; watched: WatchedRun; armed: number[] }[]> {
    return [...this.#tables.runs.values()].flatMap(({ organizationId, watched }) => {
      if (watched.run.finishedAt !== null) return [];
      const armed = watched.timeline.flatMap(({ number }) =>
        this.#tables.stepTimers.has(stepKey({ runId: watched.run.id, step: number })) ? [number] : [],
      );
      return [{ organizationId, watched, armed }];
    });
  }

  async health(botId: string): Promise<LoadedHealth | null> {
    const bot = this.#tables.bots.get(botId);
    if (!bot) return null;
    const row = this.#tables.botHealth.get(botId);
    const { organizationId } = bot;
    if (!row)
      return { organizationId, health: NEW_HEALTH, settings: BotHealthSettings.parse({}), version: null };
    return { organizationId, health: row.health, settings: row.settings, version: row.version };
  }

  async watched(organizationId: string): Promise<string[]> {
    return [...this.#tables.botHealth]
      .filter(([, { health, settings }]) => health.heartbeatAt !== null || settings.url !== null)
      .flatMap(([id, row]) => (row.organizationId === organizationId ? [id] : []))
      .sort();
  }

  async dueHeartbeats(now: number, limit: number): Promise<string[]> {
    return [...this.#tables.botHealth]
      .filter(([, { health }]) => health.heartbeatDueAt !== null && health.heartbeatDueAt <= now)
      .sort(([, a], [, b]) => a.health.heartbeatDueAt! - b.health.heartbeatDueAt!)
      .slice(0, limit)
      .map(([id]) => id);
  }

  async nextHeartbeat(): Promise<number | null> {
    return earliest([...this.#tables.botHealth.values()].map(({ health }) => health.heartbeatDueAt));
  }

  async takeChecks(now: number, limit: number): Promise<string[]> {
    const due = [...this.#tables.botHealth]
      .filter(([, { checkDueAt }]) => checkDueAt !== null && checkDueAt <= now)
      .slice(0, limit);
    for (const [, row] of due) row.checkDueAt = now + row.settings.checkEveryMs;
    return due.map(([id]) => id);
  }

  async nextCheck(): Promise<number | null> {
    return earliest([...this.#tables.botHealth.values()].map(({ checkDueAt }) => checkDueAt));
  }

  async down(organizationId: string): Promise<string[]> {
    return [...this.#tables.bots.values()]
      .filter((bot) => bot.organizationId === organizationId && bot.status === 'down')
      .map(({ id }) => id)
      .sort();
  }

  async talking(botId: string, { since, after = '' }: { since: number; after?: string | undefined }) {
    return this.#talking(botId, since)
      .filter((id) => id > after)
      .sort()
      .slice(0, 1000);
  }

  async countTalking(botId: string, since: number): Promise<number> {
    return this.#talking(botId, since).length;
  }

  #talking(botId: string, since: number): string[] {
    return [...this.#tables.conversations.values()].flatMap(({ organizationId, conversation }) => {
      const { id, owner } = conversation;
      if (conversation.botId !== botId || owner !== 'bot') return [];
      const spoke = this.#tables.organizations
        .get(organizationId)
        ?.entries.some(
          (entry) =>
            entry.type === 'message.added' &&
            entry.conversationId === id &&
            entry.at >= since &&
            entry.message.by === 'customer',
        );
      return spoke ? [id] : [];
    });
  }
}
