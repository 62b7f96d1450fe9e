import { act, screen, userEvent } from '@testing-library/react-native';
import { Text } from 'react-native';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { yusuf } from '../../live/sample/night.ts';
import { ALICE } from '../../live/sample/people.ts';
import { QueueScreen } from './QueueScreen.tsx';

const NOW = Date.now();
const nothing = () => undefined;

test('a waiting row says all of it to a screen reader, and one tap opens it', async () => {
  const onOpen = jest.fn();
  await renderLive(<QueueScreen onOpen={onOpen} />, scene('waiting', NOW));
  const row = screen.getByLabelText(
    /^Yusuf Demir, waiting 4 minutes 1\d, past SLA, asked for a human, Turkish, WhatsApp, Booking$/,
  );
  await userEvent.setup().press(row);
  expect(onOpen).toHaveBeenCalledWith(yusuf(NOW).id);
});

test('who is on duty is told in words', async () => {
  await renderLive(<QueueScreen onOpen={nothing} />, scene('waiting', NOW));
  expect(screen.getByText('2 on duty')).toBeOnTheScreen();
});

test('the closed ones open on demand', async () => {
  await renderLive(<QueueScreen onOpen={nothing} />, scene('waiting', NOW));
  expect(screen.queryByText('Ana Duarte')).toBeNull();
  await userEvent.setup().press(screen.getByText('Closed today'));
  expect(screen.getAllByText('Ana Duarte')).toHaveLength(41);
});

test('a claim moves the row without a pull to refresh', async () => {
  const state = scene('waiting', NOW);
  const client = await renderLive(<QueueScreen onOpen={nothing} />, state);
  expect(screen.queryByText('With you')).toBeNull();
  const mine = yusuf(NOW, ALICE);
  const conversations = { ...state.snapshot!.conversations, [mine.id]: mine };
  await act(async () => client.set({ snapshot: { ...state.snapshot!, conversations } }));
  expect(screen.getByText('With you')).toBeOnTheScreen();
});

test('an empty night reassures, and shows whether this device rings', async () => {
  await renderLive(<QueueScreen onOpen={nothing} wakeCard={<Text>wake card</Text>} />, scene('empty', NOW));
  expect(screen.getByText('Nobody is waiting')).toBeOnTheScreen();
  expect(screen.getByText('Your bots are handling 3 conversations.')).toBeOnTheScreen();
  expect(screen.getByText('wake card')).toBeOnTheScreen();
});

test('offline stops the counters at the last contact', async () => {
  await renderLive(<QueueScreen onOpen={nothing} />, scene('offline', NOW));
  expect(screen.getByText(/2 min ago/)).toBeOnTheScreen();
  expect(screen.getByText('1 reply kept')).toBeOnTheScreen();
  // Had waited 4:12 at the last contact; by now it would be more.
  expect(screen.getByText('4:12')).toBeOnTheScreen();
  expect(screen.queryByText('2 on duty')).toBeNull();
});
