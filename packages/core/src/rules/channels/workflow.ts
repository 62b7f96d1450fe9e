import type { Entry } from '@baton/protocol';
import type { WorkflowAlert } from '../alert.ts';
import type { ChannelRules } from '../channel-rules.ts';
import { plain } from '../plain.ts';
import { tagOf } from '../tag.ts';

const HOUR = 3_600_000;
/** One for each step: while another is still stuck, its push stays. */
const stuckTag = (runId: string, step: number): string => tagOf(`s${step}`, runId);

/** A run of a workflow began, went on, ended, or does not go on. */
const workflow: ChannelRules<WorkflowAlert> = {
  id: 'workflow',
  defaults: {
    started: { on: true, loudness: 'normal' },
    step: { on: false, loudness: 'quiet' },
    finished: { on: true, loudness: 'normal' },
    stuck: { on: true, loudness: 'loud' },
  },
  onFor: () => true,
  subject: ({ workflowId }) => ({ type: 'workflow', id: workflowId }),
  needsSubscription: () => true,
  overridesQuiet: () => false,
  waitsForRings: () => true,
  noise: true,
  bundles: ({ topic }) => topic !== 'stuck',
  banner: (alert, { name, words }) => {
    const { title, body } = words.run({ ...cleaned(alert), name: plain(alert.name || name, 60) });
    return { title, body };
  },
  link: ({ runId }) => ({ to: 'run', runId }),
  tag: (alert) =>
    alert.topic === 'stuck' ? stuckTag(alert.runId, alert.number) : tagOf('w', alert.workflowId),
  livesMs: ({ topic }) => (topic === 'stuck' ? 4 * HOUR : HOUR),
  fromEntry,
  // The end of a run says so of each of its steps that were stuck.
  endedBy: (entry) => {
    if (entry.type !== 'workflow.unstuck') return null;
    const { number, startedAt, finishedAt, status } = entry.step;
    const afterMs = (finishedAt ?? entry.at) - startedAt;
    return {
      of: { tag: stuckTag(entry.runId, number) },
      topics: ['stuck'],
      ending: { what: 'went_on', number, afterMs, failed: status === 'failed' },
    };
  },
};
export default workflow;

function fromEntry(entry: Entry): WorkflowAlert | null {
  const { at } = entry;
  if (entry.type === 'workflow.started') {
    const { id: runId, workflowId, subject } = entry.run;
    return { channel: 'workflow', topic: 'started', at, workflowId, runId, name: entry.workflow, subject };
  }
  if (
    entry.type !== 'workflow.step_finished' &&
    entry.type !== 'workflow.finished' &&
    entry.type !== 'workflow.stuck'
  )
    return null;
  const { workflowId, runId, workflow: name } = entry;
  const about = { channel: 'workflow' as const, at, workflowId, runId, name };
  if (entry.type === 'workflow.finished') {
    const { status, startedAt, finishedAt, summary } = entry.run;
    const failedStep = entry.failedStep?.name ?? null;
    const tookMs = (finishedAt ?? at) - startedAt;
    return { ...about, topic: 'finished', failed: status === 'failed', tookMs, failedStep, summary };
  }
  const { number, name: step, startedAt, finishedAt, averageMs, status } = entry.step;
  if (entry.type === 'workflow.stuck')
    return { ...about, topic: 'stuck', number, step, runningMs: entry.runningMs, averageMs };
  const tookMs = (finishedAt ?? at) - startedAt;
  return { ...about, topic: 'step', number, of: entry.steps, step, tookMs, failed: status === 'failed' };
}

function cleaned(alert: WorkflowAlert): WorkflowAlert {
  switch (alert.topic) {
    case 'started':
      return { ...alert, subject: alert.subject && plain(alert.subject, 120) };
    case 'step':
    case 'stuck':
      return { ...alert, step: plain(alert.step, 80) };
    case 'finished':
      return {
        ...alert,
        failedStep: alert.failedStep && plain(alert.failedStep, 60),
        summary: alert.summary && plain(alert.summary, 80),
      };
  }
}
