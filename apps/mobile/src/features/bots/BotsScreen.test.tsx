import { screen } from '@testing-library/react-native';
import type { BotList } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { BOOKING } from '../../live/sample/people.ts';
import { BotsScreen } from './BotsScreen.tsx';

const state = scene('waiting', Date.now());
const nothing = () => undefined;

async function open(status: 'running' | 'down', watched: boolean | null) {
  const bot = { ...BOOKING, status };
  const list: BotList = { bots: watched === null ? [] : [{ ...bot, watched }] };
  const { around } = answering({ '/v1/bots': list });
  await renderLive(around(<BotsScreen onOpen={nothing} />), {
    ...state,
    snapshot: { ...state.snapshot!, bots: { [bot.id]: bot } },
  });
}

test('a bot that tells how it is runs', async () => {
  await open('running', true);
  expect(await screen.findByText('Running')).toBeOnTheScreen();
});

test('of a bot that nothing is told about nobody says that it runs', async () => {
  await open('running', false);
  expect(await screen.findByLabelText(`${BOOKING.name}, Nothing is known yet`)).toBeOnTheScreen();
  expect(screen.queryByText('Running')).toBeNull();
});

test('a bot that is down is said to be, also before the server has answered', async () => {
  await open('down', null);
  expect(screen.getByText('Down')).toBeOnTheScreen();
});
