import { screen, userEvent } from '@testing-library/react-native';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { id } from '../../live/sample/people.ts';
import { LabelsScreen } from './LabelsScreen.tsx';

const PATH = `/v1/labels/${id(21)}`;

async function open({ answers = { [PATH]: {} } as Record<string, unknown>, manages = true } = {}) {
  const { calls, around } = answering(answers);
  const state = scene('mine', Date.now());
  const me = state.snapshot!.me;
  const permissions = manages ? [...me.permissions, 'chatbot.manage' as const] : me.permissions;
  const snapshot = { ...state.snapshot!, me: { ...me, permissions } };
  await renderLive(around(<LabelsScreen wide={false} onBack={jest.fn()} />), { ...state, snapshot });
  return calls;
}

test('a label is renamed and coloured', async () => {
  const calls = await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Change Refund' }));
  await user.clear(screen.getByLabelText('Name'));
  await user.type(screen.getByLabelText('Name'), 'Refunds');
  await user.press(screen.getByRole('radio', { name: 'Violet' }));
  await user.press(screen.getByRole('button', { name: 'Save' }));
  expect(calls).toEqual([{ path: PATH, method: 'PUT', body: { name: 'Refunds', colour: 'violet' } }]);
});

test('deleting asks first', async () => {
  const calls = await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Change Refund' }));
  await user.press(screen.getByRole('button', { name: 'Delete' }));
  expect(screen.getByText('Delete “Refund”? It goes from every conversation.')).toBeOnTheScreen();
  expect(calls).toEqual([]);
  await user.press(screen.getByRole('button', { name: 'Delete' }));
  expect(calls).toEqual([{ path: PATH, method: 'DELETE', body: {} }]);
});

test('a name that is taken is said', async () => {
  await open({ answers: {} });
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Change Refund' }));
  await user.press(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('It could not be saved. Try again.')).toBeOnTheScreen();
});

test('whoever does not manage reads them, and whom to ask', async () => {
  await open({ manages: false });
  expect(screen.getByText('Refund')).toBeOnTheScreen();
  expect(screen.getByText(/An admin or the owner can change these/)).toBeOnTheScreen();
  expect(screen.queryByRole('button', { name: 'Make a label' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Change Refund' })).toBeNull();
});
