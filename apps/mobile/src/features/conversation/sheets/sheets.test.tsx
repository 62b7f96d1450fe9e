import { act, screen, userEvent } from '@testing-library/react-native';
import type { Client, ClientState } from '@baton/client';
import { renderLive } from '../../../../jest/render.tsx';
import { scene } from '../../../live/sample/client.ts';
import { yusuf } from '../../../live/sample/night.ts';
import { ALICE, BEN, id } from '../../../live/sample/people.ts';
import { ConversationScreen } from '../ConversationScreen.tsx';
import { pieces } from '../late-pieces.ts';

const NOW = Date.now();
const HELD = yusuf(NOW, ALICE);
const onOpen = jest.fn();
const held = (part: Partial<typeof HELD>, state = scene('mine', NOW)): ClientState => ({
  ...state,
  snapshot: {
    ...state.snapshot!,
    conversations: { ...state.snapshot!.conversations, [HELD.id]: { ...HELD, ...part } },
  },
});
const open = (state: ClientState, answers: Partial<Client> = {}) =>
  renderLive(
    <ConversationScreen
      conversationId={HELD.id}
      wide={false}
      panel={false}
      pieces={pieces}
      onBack={jest.fn()}
      onOpen={onOpen}
    />,
    state,
    answers,
  );

async function choose(name: string) {
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'More' }));
  await user.press(screen.getByRole('button', { name }));
  return user;
}

test('gives it to a teammate with a word: who is there and how much they hold is said', async () => {
  const transfer = jest.fn<ReturnType<Client['transfer']>, Parameters<Client['transfer']>>(() =>
    Promise.resolve({ ok: true }),
  );
  await open(scene('mine', NOW), { transfer });
  const user = await choose('Give to a teammate');
  const [ben, nadia] = screen.getAllByRole('radio');
  expect(ben).toHaveAccessibleName('Ben Okafor, Online · holds 2');
  expect(nadia).toHaveAccessibleName('Nadia Rahal, Away · holds none');
  expect(screen.getByRole('button', { name: 'Choose a teammate' })).toBeDisabled();
  await user.press(screen.getByRole('radio', { name: /^Ben/ }));
  await user.type(screen.getByLabelText('A word for them'), 'Knows refunds ');
  await user.press(screen.getByRole('button', { name: 'Give to Ben' }));
  expect(transfer).toHaveBeenCalledWith(HELD.id, BEN.id, 'Knows refunds');
  expect(screen.queryByRole('radio')).toBeNull();
});

test('a transfer that is refused says why', async () => {
  await open(scene('mine', NOW), { transfer: () => Promise.resolve({ ok: false, code: 'stale_fence' }) });
  const user = await choose('Give to a teammate');
  await user.press(screen.getByRole('radio', { name: /^Ben/ }));
  await user.press(screen.getByRole('button', { name: 'Give to Ben' }));
  expect(screen.getByText('The conversation has changed hands since.')).toBeOnTheScreen();
});

test('snoozes for an hour with two taps, or until a time that is picked', async () => {
  const snooze = jest.fn<ReturnType<Client['snooze']>, Parameters<Client['snooze']>>(() =>
    Promise.resolve({ ok: true }),
  );
  await open(scene('mine', NOW), { snooze });
  const before = Date.now();
  let user = await choose('Snooze');
  await user.press(screen.getByRole('button', { name: /^In an hour/ }));
  expect(snooze.mock.calls[0]![1] - 3_600_000).toBeGreaterThanOrEqual(before);

  user = await choose('Snooze');
  await user.press(screen.getByRole('button', { name: 'Another time …' }));
  await user.press(screen.getByRole('button', { name: 'Day: later' }));
  await user.press(screen.getByRole('button', { name: 'Time: later' }));
  await user.press(screen.getByRole('button', { name: /^Snooze until / }));
  const until = new Date(snooze.mock.calls[1]![1]);
  const expected = new Date();
  expected.setDate(expected.getDate() + 2);
  expect([until.getDate(), until.getHours(), until.getMinutes()]).toEqual([expected.getDate(), 9, 30]);
});

test('a snoozed one says until when, and wakes by a tap', async () => {
  const wake = jest.fn<ReturnType<Client['wake']>, [string]>(() => Promise.resolve({ ok: true }));
  await open(held({ snoozedUntil: NOW + 3_600_000 }), { wake });
  expect(screen.getByText(/^Snoozed until \d\d:\d\d$/)).toBeOnTheScreen();
  await userEvent.setup().press(screen.getByRole('button', { name: 'Wake' }));
  expect(wake).toHaveBeenCalledWith(HELD.id);
});

test('labels go on and off at once, and are shown in the head', async () => {
  const label = jest.fn<ReturnType<Client['label']>, Parameters<Client['label']>>(() =>
    Promise.resolve({ ok: true }),
  );
  const client = await open(scene('mine', NOW), { label });
  const user = await choose('Labels');
  await user.press(screen.getByRole('checkbox', { name: 'Refund' }));
  expect(label).toHaveBeenLastCalledWith(HELD.id, { add: [id(21)] });
  await act(async () => client.set(held({ labels: [id(21)] })));
  expect(screen.getByRole('checkbox', { name: 'Refund' })).toBeChecked();
  await user.press(screen.getByRole('checkbox', { name: 'Refund' }));
  expect(label).toHaveBeenLastCalledWith(HELD.id, { remove: [id(21)] });
  expect(screen.queryByRole('button', { name: 'Manage labels' })).toBeNull();
});

test('who only reads along finds labels, and nothing of the holder', async () => {
  await open(scene('theirs', NOW));
  await userEvent.setup().press(screen.getByRole('button', { name: 'More' }));
  expect(screen.getByRole('button', { name: 'Labels' })).toBeOnTheScreen();
  expect(screen.queryByRole('button', { name: 'Snooze' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Put back in the queue' })).toBeNull();
});
