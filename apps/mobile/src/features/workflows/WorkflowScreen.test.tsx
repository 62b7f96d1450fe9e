import { screen, userEvent } from '@testing-library/react-native';
import { permissionsOf } from '@baton/core';
import type { Role, RunShown, WorkflowDetail, WorkflowList } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { id } from '../../live/sample/people.ts';
import { WorkflowScreen } from './WorkflowScreen.tsx';
import { WorkflowsScreen } from './WorkflowsScreen.tsx';

const minute = 60_000;
const workflow = { id: id(71), name: 'Onboard contact', botId: null, stuckAfterMs: 15 * minute };
const detail: WorkflowDetail = {
  workflow,
  limitMs: 15 * minute,
  inheritedMs: 30 * minute,
  runsNeeded: 5,
  steps: [
    {
      name: 'Credit check',
      done: 12,
      averageMs: 2 * minute,
      p95Ms: 3 * minute,
      slowestMs: 4 * minute,
      stuckAfterMs: 6 * minute,
      limitMs: null,
    },
    {
      name: 'Send welcome',
      done: 1,
      averageMs: null,
      p95Ms: null,
      slowestMs: 38_000,
      stuckAfterMs: 15 * minute,
      limitMs: null,
    },
  ],
};
const list: WorkflowList = {
  workflows: [{ ...workflow, running: 2, stuck: 1, lastRunAt: 1 }],
  stuckAfterMs: 30 * minute,
};
const nothing = () => undefined;

const run = (n: number, part: Partial<RunShown> = {}): RunShown => ({
  id: id(800 + n),
  workflowId: workflow.id,
  workflow: workflow.name,
  botId: null,
  status: 'succeeded',
  subject: `Contact ${n}`,
  steps: 5,
  startedAt: Date.now() - n * minute,
  finishedAt: Date.now() - n * minute + 30_000,
  summary: null,
  stuckStep: null,
  ...part,
});

function as(role: Role) {
  const state = scene('waiting', Date.now());
  const me = { ...state.snapshot!.me, role, permissions: [...permissionsOf(role)] };
  return { ...state, snapshot: { ...state.snapshot!, me } };
}

test('what each step usually takes, and which rule decides when it is stuck', async () => {
  const path = `/v1/workflows/${workflow.id}`;
  const { around, calls } = answering({ [path]: detail });
  await renderLive(
    around(<WorkflowScreen workflowId={workflow.id} wide={false} onBack={nothing} onOpenRun={nothing} />),
    as('admin'),
  );
  expect(await screen.findByText('done 12 times')).toBeOnTheScreen();
  expect(screen.getByText('stuck after 6 min · by its history')).toBeOnTheScreen();
  expect(screen.getByText('stuck after 15 min · by the limit, its history is short')).toBeOnTheScreen();
  expect(screen.getByText('This workflow’s own. Organization default: 30 min')).toBeOnTheScreen();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: '15 min' }));
  await user.press(screen.getByRole('radio', { name: '5 min' }));
  await user.press(screen.getByRole('button', { name: 'Back to 30 min' }));
  expect(calls).toEqual([
    { path, method: 'PATCH', body: { stuckAfterMs: 5 * minute } },
    { path, method: 'PATCH', body: { stuckAfterMs: null } },
  ]);
});

test('a step has a limit of its own, and a tap takes it back', async () => {
  const [first, second] = detail.steps;
  const steps = [first!, { ...second!, limitMs: 2 * minute, stuckAfterMs: 2 * minute }];
  const path = `/v1/workflows/${workflow.id}/step-limit`;
  const answers = { [`/v1/workflows/${workflow.id}`]: { ...detail, steps }, [path]: {} };
  const { around, calls } = answering(answers);
  await renderLive(
    around(<WorkflowScreen workflowId={workflow.id} wide={false} onBack={nothing} onOpenRun={nothing} />),
    as('admin'),
  );
  expect(await screen.findByText('As the workflow: 15 min')).toBeOnTheScreen();
  expect(screen.getByText('Its own. The workflow’s: 15 min')).toBeOnTheScreen();
  expect(screen.getByText('stuck after 2 min · by its own limit, its history is short')).toBeOnTheScreen();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Back to 15 min' }));
  const tune = 'Without history, “Credit check” is stuck after, now 15 min. Change it';
  await user.press(screen.getByRole('button', { name: tune }));
  expect(screen.getByText(/Now its own history decides/)).toBeOnTheScreen();
  await user.press(screen.getByRole('radio', { name: '5 min' }));
  expect(calls).toEqual([
    { path, method: 'PUT', body: { step: 'Send welcome', stuckAfterMs: null } },
    { path, method: 'PUT', body: { step: 'Credit check', stuckAfterMs: 5 * minute } },
  ]);
});

test('an operator reads the limits of steps', async () => {
  const { around } = answering({ [`/v1/workflows/${workflow.id}`]: detail });
  await renderLive(
    around(<WorkflowScreen workflowId={workflow.id} wide={false} onBack={nothing} onOpenRun={nothing} />),
    as('operator'),
  );
  expect(await screen.findAllByText('As the workflow: 15 min')).toHaveLength(2);
  expect(screen.queryByRole('button', { name: /Change it/ })).toBeNull();
});

test('the list says what is stuck; an operator reads the limit', async () => {
  const { around } = answering({ '/v1/workflows': list });
  const onOpen = jest.fn();
  await renderLive(around(<WorkflowsScreen wide={false} onBack={nothing} onOpen={onOpen} />), as('operator'));
  await userEvent.setup().press(await screen.findByRole('link', { name: 'Onboard contact, 1 stuck' }));
  expect(onOpen).toHaveBeenCalledWith(workflow.id);
  expect(screen.getByText('30 min')).toBeOnTheScreen();
  expect(screen.queryByRole('button', { name: '30 min' })).toBeNull();
});

test('its runs, the newest few first; the others page by page, each opens', async () => {
  const step = { number: 3, name: 'Credit check', status: 'stuck' as const, startedAt: 1, finishedAt: null };
  const stuck = { status: 'stuck', finishedAt: null, stuckStep: { ...step, averageMs: null } } as const;
  const newest = [run(1, stuck), run(2, { status: 'failed' }), ...[3, 4, 5, 6].map((n) => run(n))];
  const path = `/v1/runs?workflow=${workflow.id}`;
  const { around } = answering({
    [`/v1/workflows/${workflow.id}`]: detail,
    [path]: { runs: newest, next: '6.x' },
    [`${path}&after=6.x`]: { runs: [run(6), run(7, { subject: null })], next: null },
  });
  const onOpenRun = jest.fn();
  const page = (
    <WorkflowScreen workflowId={workflow.id} wide={false} onBack={nothing} onOpenRun={onOpenRun} />
  );
  await renderLive(around(page), as('operator'));
  const user = userEvent.setup();
  await user.press(await screen.findByRole('link', { name: /Contact 1, .* Stuck at “Credit check”/ }));
  expect(onOpenRun).toHaveBeenCalledWith(run(1).id);
  expect(screen.getByText('Failed after 30 s')).toBeOnTheScreen();
  expect(screen.queryByText('Contact 6')).toBeNull();
  await user.press(screen.getByRole('button', { name: 'Show earlier' }));
  expect(screen.getByText('Contact 6')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Show earlier' }));
  expect(await screen.findByText('A run')).toBeOnTheScreen();
  expect(screen.getAllByText('Contact 6')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
});

test('a workflow without a run says so', async () => {
  const answers = {
    [`/v1/workflows/${workflow.id}`]: detail,
    [`/v1/runs?workflow=${workflow.id}`]: { runs: [], next: null },
  };
  const page = <WorkflowScreen workflowId={workflow.id} wide={false} onBack={nothing} onOpenRun={nothing} />;
  await renderLive(answering(answers).around(page), as('operator'));
  expect(await screen.findByText('It has not run yet.')).toBeOnTheScreen();
});
