import { screen } from '@testing-library/react-native';
import type { RunDetail, StepShown } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { RunScreen } from './RunScreen.tsx';

const now = Date.now();
const minute = 60_000;
const RUN = '0198b2a4-0000-7000-8000-0000000000f1';

const step = (number: number, name: string, part: Partial<StepShown>): StepShown => ({
  number,
  name,
  status: 'done',
  startedAt: now - 16 * minute,
  finishedAt: now - 16 * minute + 38_000,
  averageMs: 41_000,
  done: 200,
  p95Ms: 60_000,
  slowestMs: 70_000,
  stuckAfterMs: 123_000,
  ...part,
});
const detail: RunDetail = {
  run: {
    id: RUN,
    workflowId: RUN,
    workflow: 'Onboard contact',
    botId: null,
    status: 'stuck',
    subject: 'new contact "Jane Doe (Acme)"',
    steps: 5,
    startedAt: now - 16 * minute,
    finishedAt: null,
    summary: null,
    stuckStep: null,
  },
  timeline: [
    step(1, 'Enrich from CRM', {}),
    step(2, 'Credit check', {
      status: 'stuck',
      startedAt: now - 15 * minute,
      finishedAt: null,
      averageMs: 2 * minute,
      slowestMs: 408_000,
    }),
  ],
  upcoming: [{ number: 3, name: 'Send welcome message', averageMs: 6000 }],
};
const show = async (answers: Record<string, unknown>) => {
  const { around } = answering(answers);
  await renderLive(
    around(<RunScreen runId={RUN} onBack={() => undefined} onOpenWorkflow={() => undefined} />),
    scene('waiting', now),
  );
};

test('each step beside its average, the stuck one with its time and how many times its average', async () => {
  await show({ [`/v1/runs/${RUN}`]: detail });
  expect(await screen.findByText('Onboard contact')).toBeOnTheScreen();
  expect(screen.getByText(/For new contact "Jane Doe \(Acme\)" · started/)).toBeOnTheScreen();
  expect(screen.getByText('Step 2 of 5')).toBeOnTheScreen();
  expect(screen.getByText('38 s')).toBeOnTheScreen();
  expect(screen.getByText('avg 41 s, on time')).toBeOnTheScreen();
  expect(screen.getByText(/^1[45]:\d\d$/)).toBeOnTheScreen();
  expect(screen.getByText('7.5× its average')).toBeOnTheScreen();
  expect(screen.getByText('Longer than each of its last runs. The slowest took 6m 48s.')).toBeOnTheScreen();
  expect(screen.getByText('usually 6 s')).toBeOnTheScreen();
});

test('a run that ended says how, and a step that failed is named', async () => {
  const run = {
    ...detail.run,
    status: 'failed' as const,
    finishedAt: now - 12 * minute,
    summary: 'CRM said no.',
  };
  const timeline = [step(1, 'Enrich from CRM', { status: 'failed', averageMs: null })];
  await show({ [`/v1/runs/${RUN}`]: { run, timeline, upcoming: [] } });
  expect(await screen.findByText('Failed after 4 min')).toBeOnTheScreen();
  expect(screen.getByText('failed, 38 s')).toBeOnTheScreen();
  expect(screen.getByText('no average yet')).toBeOnTheScreen();
  expect(screen.getByText('CRM said no.')).toBeOnTheScreen();
});

test('a run that is not there says so, with the code', async () => {
  await show({});
  expect(await screen.findByText('This run is not here')).toBeOnTheScreen();
  expect(screen.getByText('not_found')).toBeOnTheScreen();
});
