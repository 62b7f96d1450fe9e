import { screen, userEvent } from '@testing-library/react-native';
import { permissionsOf } from '@baton/core';
import { BotHealthSettings } from '@baton/protocol';
import type { BotHealthShown, BotUpdateShown } from '@baton/protocol';
import type { ClientState } from '@baton/client';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { BOOKING, id } from '../../live/sample/people.ts';
import { BotScreen } from './BotScreen.tsx';
import { UpdateScreen } from './UpdateScreen.tsx';

const now = Date.now();
const minute = 60_000;
const botId = BOOKING.id;
const UPDATE = '0198b2a4-0000-7000-8000-0000000000f2';
const nothing = () => undefined;

const health: BotHealthShown = {
  botId,
  status: 'down',
  since: now - minute,
  because: { kind: 'no_heartbeat', silentMs: 3 * minute },
  heartbeatAt: now - 4 * minute,
  checkedAt: null,
  talking: 4,
  settings: BotHealthSettings.parse({}),
};
const update: BotUpdateShown = {
  id: UPDATE,
  botId,
  at: now - 60 * minute,
  details: { kind: 'prompt_tuned', because: 'low_csat' },
  summary: null,
  diff: { before: 'Be brief.\nNever promise.', after: 'Be brief and kind.\nNever promise.' },
  handoffsSince: 3,
};
const page = {
  [`/v1/bots/${botId}/health`]: health,
  [`/v1/bots/${botId}/updates`]: { updates: [update], next: null },
  [`/v1/bots/${botId}/updates/${UPDATE}`]: update,
};
function as(role: 'operator' | 'admin'): ClientState {
  const state = scene('waiting', now);
  const { snapshot } = state;
  if (!snapshot) throw new Error('the sample has a snapshot');
  return {
    ...state,
    snapshot: { ...snapshot, me: { ...snapshot.me, role, permissions: [...permissionsOf(role)] } },
  };
}

test('says how the bot is, since when and why, and what it changed', async () => {
  const onOpenUpdate = jest.fn();
  const { around } = answering(page);
  const bot = <BotScreen botId={botId} onBack={nothing} onOpenUpdate={onOpenUpdate} />;
  await renderLive(around(bot), as('operator'));
  expect(await screen.findByText('It is down')).toBeOnTheScreen();
  expect(screen.getByText(/No heartbeat for 3 min\. Since \d\d:\d\d\./)).toBeOnTheScreen();
  expect(await screen.findByText('3 handoffs since')).toBeOnTheScreen();
  // An operator reads how it is known, and who may change it.
  expect(screen.getByText('Admins change this.')).toBeOnTheScreen();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  await userEvent.setup().press(screen.getByText('Prompt auto-tuned because of low CSAT.'));
  expect(onOpenUpdate).toHaveBeenCalledWith(UPDATE);
});

test('an admin sets the thresholds; what makes no sense cannot be saved', async () => {
  const { around, calls } = answering(page);
  await renderLive(around(<BotScreen botId={botId} onBack={nothing} onOpenUpdate={nothing} />), as('admin'));
  const user = userEvent.setup();
  const field = await screen.findByLabelText('Bad signs until it is down');
  await user.clear(field);
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.type(field, '5');
  await user.press(screen.getByRole('radio', { name: 'Leave with the bot' }));
  await user.press(screen.getByRole('button', { name: 'Save' }));
  expect(calls).toEqual([
    {
      path: `/v1/bots/${botId}/health`,
      method: 'PATCH',
      body: {
        heartbeatEveryMs: 60_000,
        url: null,
        downAfter: 5,
        backAfter: 2,
        escalateWhenDown: false,
        talkingWithinMs: 15 * minute,
      },
    },
  ]);
  expect(await screen.findByRole('button', { name: 'Saved' })).toBeOnTheScreen();
});

test('how the health URL is asked is set where there is one, and who counts as talking', async () => {
  const { around, calls } = answering(page);
  await renderLive(around(<BotScreen botId={botId} onBack={nothing} onOpenUpdate={nothing} />), as('admin'));
  const user = userEvent.setup();
  const url = await screen.findByLabelText('Health URL');
  expect(screen.queryByLabelText('Ask the health URL every (seconds)')).toBeNull();
  await user.type(url, 'https://bot.example/health');
  const write = async (label: string, text: string) => {
    await user.clear(screen.getByLabelText(label));
    await user.type(screen.getByLabelText(label), text);
  };
  await write('Ask the health URL every (seconds)', '10');
  await write('Slow when it answers after (seconds)', '0.8');
  await write('Who counts as talking to it wrote within (minutes)', '5');
  await user.press(screen.getByRole('button', { name: 'Save' }));
  expect(calls[0]?.body).toMatchObject({
    url: 'https://bot.example/health',
    checkEveryMs: 10_000,
    slowAfterMs: 800,
    talkingWithinMs: 5 * minute,
  });
});

test('an operator reads how the health URL is asked', async () => {
  const settings = BotHealthSettings.parse({ url: 'https://bot.example/health', slowAfterMs: 2500 });
  const { around } = answering({ ...page, [`/v1/bots/${botId}/health`]: { ...health, settings } });
  await renderLive(
    around(<BotScreen botId={botId} onBack={nothing} onOpenUpdate={nothing} />),
    as('operator'),
  );
  expect(await screen.findByText('Slow when it answers after (seconds)')).toBeOnTheScreen();
  expect(screen.getByText('2.5')).toBeOnTheScreen();
  expect(screen.getByText('Who counts as talking to it wrote within (minutes)')).toBeOnTheScreen();
});

test('an update shows what went and what came, and the handoffs since', async () => {
  const { around } = answering(page);
  const screenOf = <UpdateScreen botId={botId} updateId={UPDATE} onBack={nothing} onOpenBot={nothing} />;
  await renderLive(around(screenOf), as('operator'));
  expect(await screen.findByText('handoffs since this change')).toBeOnTheScreen();
  expect(screen.getByLabelText('Removed: Be brief.')).toBeOnTheScreen();
  expect(screen.getByLabelText('Added: Be brief and kind.')).toBeOnTheScreen();
  expect(screen.getByText('Never promise.')).toBeOnTheScreen();
});

test('what it changed long ago comes page by page', async () => {
  const changed = (n: number): BotUpdateShown => ({
    ...update,
    id: id(700 + n),
    at: now - n * minute,
    details: { kind: 'tool_added', tool: `Tool ${n}` },
  });
  const path = `/v1/bots/${botId}/updates`;
  const { around } = answering({
    ...page,
    [path]: { updates: [changed(1), changed(2)], next: '2.x' },
    [`${path}?after=2.x`]: { updates: [changed(3)], next: null },
  });
  await renderLive(
    around(<BotScreen botId={botId} onBack={nothing} onOpenUpdate={nothing} />),
    as('operator'),
  );
  await userEvent.setup().press(await screen.findByRole('button', { name: 'Show earlier' }));
  expect(await screen.findByText(/Tool 3/)).toBeOnTheScreen();
  expect(screen.getAllByText(/Tool \d/)).toHaveLength(3);
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
});
