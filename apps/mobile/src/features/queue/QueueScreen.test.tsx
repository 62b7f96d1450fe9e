import { act, fireEvent, screen, userEvent } from '@testing-library/react-native';
import { Text } from 'react-native';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { yusuf } from '../../live/sample/night.ts';
import { ALICE, conversation, handoff } from '../../live/sample/people.ts';
import { QueueScreen } from './QueueScreen.tsx';

const NOW = Date.now();
const nothing = () => undefined;

test('a waiting row says all of it to a screen reader, and one tap opens it', async () => {
  const onOpen = jest.fn();
  await renderLive(<QueueScreen onOpen={onOpen} />, scene('waiting', NOW));
  const row = screen.getByLabelText(
    /^Yusuf Demir, waiting 4 minutes \d+, past SLA, asked for a human, Turkish, WhatsApp, Booking$/,
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

test('who is put off says when they come back; a colleague’s conversation says whose it is, and for how long', async () => {
  const state = scene('waiting', NOW);
  const mine = yusuf(NOW, ALICE);
  const conversations = {
    ...state.snapshot!.conversations,
    [mine.id]: { ...mine, snoozedUntil: NOW + 12 * 60_000 },
  };
  await renderLive(<QueueScreen onOpen={nothing} />, {
    ...state,
    snapshot: { ...state.snapshot!, conversations },
  });
  expect(screen.getByText('Snoozed')).toBeOnTheScreen();
  expect(screen.getByText(/^back in 1[23] min$/)).toBeOnTheScreen();
  expect(screen.getAllByText('Ben · 8 min')).toHaveLength(2);
});

test('a waiting row counts down to its SLA and shows its labels', async () => {
  await renderLive(<QueueScreen onOpen={nothing} />, scene('waiting', NOW));
  expect(screen.getByText(/^[01]:\d\d left$/)).toBeOnTheScreen();
  expect(screen.getByText('Refund')).toBeOnTheScreen();
});

test('a screen reader claims from the list; who was faster is told, and nothing opens', async () => {
  const claim = jest.fn(async () => ({
    won: false as const,
    code: 'already_claimed',
    by: 'Ben Okafor',
    aheadMs: 2000,
  }));
  const onOpen = jest.fn();
  await renderLive(<QueueScreen onOpen={onOpen} />, scene('waiting', NOW), { claim });
  const row = screen.getByLabelText(/^Yusuf Demir, waiting/);
  await act(async () => fireEvent(row, 'accessibilityAction', { nativeEvent: { actionName: 'claim' } }));
  expect(claim).toHaveBeenCalledWith(yusuf(NOW).handoff!.id);
  expect(await screen.findByText('Ben took it 2 s before you')).toBeOnTheScreen();
  expect(onOpen).not.toHaveBeenCalled();
});

test('pulling a row far enough aside claims it and opens it; a shorter pull, or one up and down, does nothing', async () => {
  const claim = jest.fn(async () => ({ won: true as const }));
  const onOpen = jest.fn();
  await renderLive(<QueueScreen onOpen={onOpen} />, scene('waiting', NOW), { claim });
  const swipe = screen.getAllByTestId('swipe')[0]!;
  await pull(swipe, { x: -40, y: 0 });
  await pull(swipe, { x: -60, y: 120 });
  expect(claim).not.toHaveBeenCalled();
  await pull(swipe, { x: -130, y: 4 });
  expect(claim).toHaveBeenCalledTimes(1);
  expect(onOpen).toHaveBeenCalledWith(yusuf(NOW).id);
});

test('offline nobody is claimed from the list', async () => {
  await renderLive(<QueueScreen onOpen={nothing} />, scene('offline', NOW));
  expect(screen.queryAllByTestId('swipe')).toHaveLength(0);
});

const HITS = (n: number) => ({
  conversation: conversation({
    number: 200 + n,
    name: `Erin ${n}`,
    at: NOW,
    handoff: handoff(n, { waitingSince: NOW }),
  }),
  found: { seq: n, at: NOW, name: 'Erin', text: 'My luggage never arrived in Zürich' },
});

test('a search asks the server, shows the words it found, and fetches the next page', async () => {
  const { around } = answering({
    '/v1/search?q=lugg': { hits: [HITS(1)], next: 'two' },
    '/v1/search?q=lugg&after=two': { hits: [HITS(2)], next: null },
  });
  await renderLive(around(<QueueScreen onOpen={nothing} />), scene('waiting', NOW));
  const user = userEvent.setup();
  await user.press(screen.getByLabelText('Search and filter'));
  await user.type(screen.getByLabelText('Search'), 'lugg');
  expect(await screen.findByText('Found in messages')).toBeOnTheScreen();
  expect(screen.getByText('luggage')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('Erin 2')).toBeOnTheScreen();
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('without the server a search says that it only looked here', async () => {
  await renderLive(<QueueScreen onOpen={nothing} />, scene('waiting', NOW));
  const user = userEvent.setup();
  await user.press(screen.getByLabelText('Search and filter'));
  await user.type(screen.getByLabelText('Search'), 'zzz');
  expect(await screen.findByText(/Only what is on this device was searched/)).toBeOnTheScreen();
  expect(screen.getByText('Nothing here matches “zzz”.')).toBeOnTheScreen();
});

test('the queue is narrowed to a bot, and widened again', async () => {
  await renderLive(<QueueScreen onOpen={nothing} />, scene('waiting', NOW));
  const user = userEvent.setup();
  await user.press(screen.getByLabelText('Search and filter'));
  await user.press(screen.getByRole('button', { name: 'Bot: All bots' }));
  await user.press(screen.getByRole('radio', { name: 'Refunds' }));
  expect(screen.queryByText('Yusuf Demir')).toBeNull();
  expect(screen.getByText('Camille Roux')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'All of them' }));
  expect(screen.getByText('Yusuf Demir')).toBeOnTheScreen();
});

/** A finger that goes down, moves and lets go. */
async function pull(on: Parameters<typeof fireEvent>[0], { x, y }: { x: number; y: number }) {
  const touch = (pageX: number, pageY: number, at: number) => ({
    nativeEvent: { touches: [{ pageX, pageY }], changedTouches: [], pageX, pageY, timestamp: at },
    touchHistory: history([300, 300], [pageX, pageY], at),
  });
  const asks = on.props['onMoveShouldSetResponder'] as (event: object) => boolean;
  on.props['onStartShouldSetResponderCapture']?.(touch(300, 300, 1));
  await act(async () => {
    const event = touch(300 + x, 300 + y, 20);
    on.props['onMoveShouldSetResponderCapture']?.(event);
    if (!asks(event)) return;
    on.props['onResponderGrant']?.(event);
    on.props['onResponderMove']?.(touch(300 + x, 300 + y, 40));
    on.props['onResponderRelease']?.(touch(300 + x, 300 + y, 60));
  });
}

function history([startX, startY]: [number, number], [x, y]: [number, number], at: number) {
  return {
    indexOfSingleActiveTouch: 0,
    mostRecentTimeStamp: at,
    numberActiveTouches: 1,
    touchBank: [
      {
        touchActive: true,
        startPageX: startX,
        startPageY: startY,
        startTimeStamp: 1,
        currentPageX: x,
        currentPageY: y,
        currentTimeStamp: at,
        previousPageX: startX,
        previousPageY: startY,
        previousTimeStamp: 1,
      },
    ],
  };
}
