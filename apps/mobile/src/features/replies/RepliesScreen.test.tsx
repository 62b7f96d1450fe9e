import { screen, userEvent } from '@testing-library/react-native';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { BOOKING, id } from '../../live/sample/people.ts';
import { RepliesScreen } from './RepliesScreen.tsx';

const PATH = `/v1/canned-replies/${id(31)}`;

async function open(answers: Record<string, unknown> = { [PATH]: {} }, none = false) {
  const { calls, around } = answering(answers);
  const state = scene('mine', Date.now());
  const snapshot = none ? { ...state.snapshot!, cannedReplies: {} } : state.snapshot;
  await renderLive(around(<RepliesScreen wide={false} onBack={jest.fn()} />), { ...state, snapshot });
  return calls;
}

test('a reply is changed: its words, its shortcut, its bot; the preview is filled in', async () => {
  const calls = await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Change /hello' }));
  expect(screen.getByText('Hello Jane, this is Alice Meyer. One moment please.')).toBeOnTheScreen();
  await user.clear(screen.getByLabelText('Words'));
  await user.type(screen.getByLabelText('Words'), 'Hi');
  await user.press(screen.getByRole('button', { name: '{{bot.name}}' }));
  await user.press(screen.getByRole('radio', { name: 'Booking' }));
  expect(screen.getByText('Hi Booking')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Save' }));
  expect(calls).toEqual([
    { path: PATH, method: 'PUT', body: { shortcut: 'hello', text: 'Hi {{bot.name}}', botId: BOOKING.id } },
  ]);
  expect(screen.queryByLabelText('Words')).toBeNull();
});

test('a shortcut that cannot be is told, and is not saved', async () => {
  await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Change /hello' }));
  await user.type(screen.getByLabelText('Shortcut'), ' there');
  expect(screen.getByText('Letters, digits, - and _, at most 40.')).toBeOnTheScreen();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('what the server refuses is said, and what was written stays', async () => {
  await open({});
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Change /hello' }));
  await user.press(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('It could not be saved. Try again.')).toBeOnTheScreen();
  expect(screen.getByLabelText('Shortcut')).toHaveDisplayValue('hello');
});

test('deleting asks first', async () => {
  const calls = await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Change /hello' }));
  await user.press(screen.getByRole('button', { name: 'Delete' }));
  expect(calls).toEqual([]);
  await user.press(screen.getByRole('button', { name: 'Delete' }));
  expect(calls).toEqual([{ path: PATH, method: 'DELETE', body: {} }]);
});

test('without any, it says what they are for', async () => {
  await open({}, true);
  expect(screen.getByText('No canned replies yet')).toBeOnTheScreen();
  await userEvent.setup().press(screen.getByRole('button', { name: 'Write a reply' }));
  expect(screen.getByLabelText('Shortcut')).toHaveDisplayValue('');
});
