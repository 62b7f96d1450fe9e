import { screen, userEvent } from '@testing-library/react-native';
import type { Entry, RunShown } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { BOOKING } from '../../live/sample/people.ts';
import { ActivityScreen } from './ActivityScreen.tsx';

const now = Date.now();
const minute = 60_000;
const RUN = '0198b2a4-0000-7000-8000-0000000000f1';
const FLOW = '0198b2a4-0000-7000-8000-0000000000f0';
const UPDATE = '0198b2a4-0000-7000-8000-0000000000f2';

const stuck: RunShown = {
  id: RUN,
  workflowId: FLOW,
  workflow: 'Onboard contact',
  botId: null,
  status: 'stuck',
  subject: null,
  steps: 5,
  startedAt: now - 20 * minute,
  finishedAt: null,
  summary: null,
  stuckStep: {
    number: 3,
    name: 'Credit check',
    status: 'stuck',
    startedAt: now - 15 * minute,
    finishedAt: null,
    averageMs: 2 * minute,
  },
};
const entries: Entry[] = [
  {
    seq: 9,
    at: now,
    type: 'bot.updated',
    update: {
      id: UPDATE,
      botId: BOOKING.id,
      at: now,
      details: { kind: 'knowledge_added', chunks: 12, source: 'supplier-spec-2026.pdf' },
      summary: null,
      diff: null,
    },
  },
  {
    seq: 8,
    at: now,
    type: 'bot.health_changed',
    botId: BOOKING.id,
    status: 'down',
    was: 'running',
    because: { kind: 'no_heartbeat', silentMs: 3 * minute },
    affected: 4,
  },
];

const page = {
  '/v1/activity': { entries, next: null },
  '/v1/activity?kind=updates': { entries: entries.slice(0, 1), next: null },
  '/v1/runs?status=stuck': { runs: [stuck], next: null },
};

test('says what happened in the words of its banner, and what needs a look first', async () => {
  const onOpen = jest.fn();
  const { around } = answering(page);
  await renderLive(around(<ActivityScreen onOpen={onOpen} />), scene('waiting', now));
  expect(await screen.findByText('Needs a look')).toBeOnTheScreen();
  expect(screen.getByText('Workflow stuck: Onboard contact')).toBeOnTheScreen();
  expect(screen.getByText(/Step 3 has been running for 15 min \(avg: 2 min\)\./)).toBeOnTheScreen();
  expect(screen.getByText('7.5×')).toBeOnTheScreen();
  expect(await screen.findByText(`${BOOKING.name} auto-updated`)).toBeOnTheScreen();
  expect(screen.getByText('12 KB chunks added from “supplier-spec-2026.pdf”.')).toBeOnTheScreen();
  expect(screen.getByText('No heartbeat for 3 min. 4 conversations affected.')).toBeOnTheScreen();
  await userEvent.setup().press(screen.getByText(`${BOOKING.name} auto-updated`));
  expect(onOpen).toHaveBeenCalledWith(`/bots/${BOOKING.id}/updates/${UPDATE}`);
  await userEvent.setup().press(screen.getByText('Workflow stuck: Onboard contact'));
  expect(onOpen).toHaveBeenCalledWith(`/workflows/runs/${RUN}`);
});

test('a filter shows one kind', async () => {
  const { around } = answering(page);
  await renderLive(around(<ActivityScreen onOpen={() => undefined} />), scene('waiting', now));
  await screen.findByText(`Bot down: ${BOOKING.name}`);
  await userEvent.setup().press(screen.getByRole('radio', { name: 'Bot updates' }));
  await screen.findByText(`${BOOKING.name} auto-updated`);
  expect(screen.queryByText(`Bot down: ${BOOKING.name}`)).toBeNull();
  expect(screen.queryByText('Workflow stuck: Onboard contact')).toBeNull();
});

test('a new installation explains itself', async () => {
  const { around } = answering({
    '/v1/activity': { entries: [], next: null },
    '/v1/runs?status=stuck': { runs: [], next: null },
  });
  await renderLive(around(<ActivityScreen onOpen={() => undefined} />), scene('waiting', now));
  expect(await screen.findByText('Nothing happened yet')).toBeOnTheScreen();
});
