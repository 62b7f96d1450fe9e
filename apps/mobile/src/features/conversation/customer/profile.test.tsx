import { act, screen, userEvent } from '@testing-library/react-native';
import { answering } from '../../../../jest/answering.tsx';
import { renderLive } from '../../../../jest/render.tsx';
import { scene } from '../../../live/sample/client.ts';
import { yusuf } from '../../../live/sample/night.ts';
import { BEN, conversation, handoff, id } from '../../../live/sample/people.ts';
import { Profile } from './Profile.tsx';

const NOW = Date.now();
const HERE = yusuf(NOW);
const PATH = `/v1/conversations/${HERE.id}/customer`;
const BEFORE = conversation({ number: 70, name: 'Yusuf Demir', at: NOW - 86_400_000, words: 'Teşekkürler' });
const PROFILE = {
  customer: HERE.customer,
  since: NOW - 86_400_000,
  attributes: [{ key: 'Booking', value: 'KX7-204', source: 'platform', at: NOW }],
  conversations: [HERE, BEFORE],
  handoffs: [
    { ...HERE.handoff, conversationId: HERE.id },
    {
      ...handoff(70, { waitingSince: NOW - 86_400_000, state: 'returned', outcome: 'Refunded' }),
      operator: { memberId: BEN.id, name: BEN.name },
      conversationId: BEFORE.id,
    },
  ],
};
const onOpen = jest.fn();

async function open(answers: Record<string, unknown> = { [PATH]: PROFILE }) {
  const { calls, around } = answering(answers);
  await renderLive(around(<Profile conversation={HERE} onOpen={onOpen} />), scene('waiting', NOW));
  return calls;
}

test('what is known is shown, and changed in place', async () => {
  const calls = await open();
  const user = userEvent.setup();
  expect(await screen.findByText('KX7-204')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Change Booking' }));
  await user.clear(screen.getByLabelText('Booking'));
  await user.type(screen.getByLabelText('Booking'), 'KX8');
  await user.press(screen.getByRole('button', { name: 'Save' }));
  expect(calls).toEqual([{ path: PATH, method: 'PATCH', body: { attributes: { Booking: 'KX8' } } }]);
});

test('what the platform says meanwhile is read again, and does not take away what is being written', async () => {
  const answers = { [PATH]: PROFILE };
  const { around } = answering(answers);
  const state = scene('waiting', NOW);
  const client = await renderLive(around(<Profile conversation={HERE} onOpen={onOpen} />), state);
  const user = userEvent.setup();
  await user.press(await screen.findByRole('button', { name: 'Add something' }));
  await user.type(screen.getByLabelText('What'), 'Plan');
  const booking = { key: 'Booking', value: 'KX9-111', source: 'platform', at: NOW };
  answers[PATH] = { ...PROFILE, attributes: [booking] };
  const thread = state.threads[HERE.id]!;
  await act(async () => client.set({ threads: { [HERE.id]: { ...thread, customerSeq: 99 } } }));
  expect(await screen.findByText('KX9-111')).toBeOnTheScreen();
  expect(screen.getByLabelText('What')).toHaveDisplayValue('Plan');
});

test('something new is added, and what is wrong is forgotten', async () => {
  const calls = await open();
  const user = userEvent.setup();
  await user.press(await screen.findByRole('button', { name: 'Add something' }));
  await user.type(screen.getByLabelText('What'), 'Plan');
  await user.type(screen.getByLabelText('Value'), 'Gold');
  await user.press(screen.getByRole('button', { name: 'Save' }));
  await user.press(screen.getByRole('button', { name: 'Change Booking' }));
  await user.press(screen.getByRole('button', { name: 'Forget' }));
  expect(calls.map(({ body }) => body)).toEqual([
    { attributes: { Plan: 'Gold' } },
    { attributes: { Booking: null } },
  ]);
});

test('earlier conversations and handoffs open; this one is not among them', async () => {
  await open();
  const user = userEvent.setup();
  expect(await screen.findAllByRole('link')).toHaveLength(2);
  await user.press(screen.getByRole('link', { name: /^Booking, .*Teşekkürler$/ }));
  expect(onOpen).toHaveBeenLastCalledWith(`/conversations/${BEFORE.id}`);
  await user.press(screen.getByRole('link', { name: /Ben handed back\. Refunded$/ }));
  expect(onOpen).toHaveBeenLastCalledWith(`/conversations/${id(170)}`);
});

test('a profile that cannot be had says so, and can be asked for again', async () => {
  await open({});
  expect(await screen.findByRole('alert')).toBeOnTheScreen();
  expect(screen.queryByText('KX7-204')).toBeNull();
});
