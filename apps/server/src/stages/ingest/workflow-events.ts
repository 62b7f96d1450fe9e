import { applyRunEvent, cut, NO_HISTORY, occurredAt } from '@baton/core';
import type { RunEvent } from '@baton/core';
import type { CloudEvent, EventAnswer, NewEntry, PlatformEvent, Workflow } from '@baton/protocol';
import { RefusedError } from '../../journal/refused.ts';
import { writtenBy } from '../../journal/written.ts';
import type { Change } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';
import type { LoadedRun, LoadedStep } from '../../ports/watch.ts';
import { accepted, inboxRowOf, refused, repeatOf, uuidFrom } from './taken.ts';
import type { Sender } from './taken.ts';

type WorkflowEvent = Extract<PlatformEvent, { data: { run: string } }>;
/** `lagMs`: by how much the sender's clock seems to be behind. */
type Told = { event: CloudEvent; parsed: WorkflowEvent; lagMs: number };

const ATTEMPTS = 20;
const UNKNOWN_STEP: LoadedStep = { history: NO_HISTORY, limitMs: null };

/** A workflow's run began, went on, or ended: its rows, its timers and the entries in one commit, once. */
export async function workflowEvent(ports: StagePorts, sender: Sender, told: Told): Promise<EventAnswer> {
  const { organizationId } = sender;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const known = await repeatOf(ports, organizationId, told.event);
    if (known) return known;
    const change = await changeOf(ports, sender, told);
    const committed = await ports.journal.commit({ organizationId, ...change });
    if (committed.status !== 'committed') continue;
    ports.committed(organizationId, writtenBy(change, committed));
    return accepted(told.event);
  }
  return refused(told.event, 'unavailable');
}

async function changeOf(
  ports: StagePorts,
  sender: Sender,
  { event, parsed, lagMs }: Told,
): Promise<Omit<Change, 'organizationId'>> {
  const { organizationId } = sender;
  const now = ports.clock.now();
  const ids = idsOf(organizationId, parsed);
  const loaded = await ports.watch.loadRun(organizationId, ids);
  const workflow = await workflowOf(ports, sender, { id: ids.workflowId, loaded, parsed });
  const { history, limitMs } =
    'step' in parsed.data ? await ports.watch.step(ids.workflowId, parsed.data.step.name) : UNKNOWN_STEP;
  const outcome = applyRunEvent(
    loaded.run?.watched ?? null,
    runEventOf(parsed, occurredAt(event.time, now)),
    {
      runId: ids.runId,
      workflow,
      history,
      limits: { ...loaded.limits, step: limitMs },
      now,
      lagMs,
    },
  );
  const isNew = loaded.workflow === null;
  const added: NewEntry[] = isNew ? [{ type: 'workflow.added', at: now, workflow }] : [];
  const changed =
    isNew || workflow.name !== loaded.workflow?.name || workflow.botId !== loaded.workflow.botId;
  return {
    entries: [...added, ...outcome.entries],
    inbox: inboxRowOf(event, accepted(event), now),
    watch: {
      ...(changed ? { workflow: { ...workflow, reference: parsed.data.workflow, isNew } } : {}),
      run: { ...outcome.next, reference: parsed.data.run, expected: loaded.run?.version ?? null },
      stepTimers: outcome.timers,
      durations: outcome.durations.map((duration) => ({ workflowId: ids.workflowId, ...duration })),
    },
  };
}

/** The platform's own ids are unique within the organization, and of a run within its workflow. */
function idsOf(organizationId: string, { data }: WorkflowEvent): { workflowId: string; runId: string } {
  const workflowId = uuidFrom(`${organizationId}\nworkflow\n${data.workflow}`);
  return { workflowId, runId: uuidFrom(`${workflowId}\nrun\n${data.run}`) };
}

/** What is known of the workflow after the event; throws `not_found` for a bot, or of a bot, that is not the sender's. */
async function workflowOf(
  ports: StagePorts,
  { organizationId, botId: only }: Sender,
  { id, loaded, parsed }: { id: string; loaded: LoadedRun; parsed: WorkflowEvent },
): Promise<Workflow> {
  const known = loaded.workflow ?? {
    id,
    name: cut(parsed.data.workflow, 120),
    botId: only,
    stuckAfterMs: null,
  };
  if (only !== null && known.botId !== only) throw new RefusedError('not_found');
  if (parsed.type !== 'workflow.started') return known;
  const { name, bot: botId } = parsed.data;
  if (botId === undefined) return { ...known, name };
  const bot = await ports.botOf(botId);
  if (bot?.organizationId !== organizationId || (only !== null && only !== botId))
    throw new RefusedError('not_found');
  return { ...known, name, botId };
}

function runEventOf(event: WorkflowEvent, at: number): RunEvent {
  switch (event.type) {
    case 'workflow.started': {
      const { subject = null, steps = null } = event.data;
      return { type: 'started', at, subject, steps };
    }
    case 'workflow.step_started':
      return { type: 'step_started', at, step: event.data.step };
    case 'workflow.step_finished': {
      const { step, status } = event.data;
      return { type: 'step_finished', at, step, succeeded: status === 'success' };
    }
    case 'workflow.finished': {
      const { status, summary = null } = event.data;
      return { type: 'finished', at, succeeded: status === 'success', summary };
    }
  }
}
