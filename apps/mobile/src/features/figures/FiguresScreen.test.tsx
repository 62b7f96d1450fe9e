import { screen, userEvent } from '@testing-library/react-native';
import { permissionsOf } from '@baton/core';
import type { AlertFigures, Role } from '@baton/protocol';
import { renderLive } from '../../../jest/render.tsx';
import { CallProvider } from '../../live/answers.tsx';
import { scene } from '../../live/sample/client.ts';
import { ALICE, BOOKING } from '../../live/sample/people.ts';
import { FiguresScreen } from './FiguresScreen.tsx';

const now = Date.now();
const hour = 3_600_000;
const figures: AlertFigures = {
  since: now - 24 * hour,
  sent: [
    {
      kind: 'escalation',
      transport: 'fcm',
      accepted: 12,
      failed: 1,
      expired: 2,
      acknowledged: 11,
      p50Ms: 84,
      p99Ms: 2100,
    },
  ],
  notSent: [
    { kind: 'bot_update.retrained', verdict: 'skip', reason: 'turned_off', count: 2 },
    { kind: 'escalation.ring', verdict: 'skip', reason: 'no_device', count: 3 },
    { kind: 'workflow.step', verdict: 'skip', reason: 'turned_off', count: 7 },
  ],
  lost: [
    { transport: 'apns', state: 'failed', reason: 'gone: Unregistered', count: 4 },
    { transport: 'fcm', state: 'failed', reason: 'gone: UNREGISTERED', count: 2 },
    { transport: 'fcm', state: 'expired', reason: 'breaker_open', count: 9 },
  ],
  devices: [{ transport: 'fcm', registered: 5, silent: 1 }],
  faults: [{ transport: 'apns', since: now - hour, reason: 'InvalidProviderToken' }],
  unreachable: [{ botId: BOOKING.id, name: 'Booking', since: now - hour }],
  silentDevices: [
    { member: { memberId: ALICE.id, name: ALICE.name }, label: 'Pixel 8', silentSince: now - 40 * hour },
  ],
};

async function open(role: Role) {
  const call = jest.fn(async (_path: string) => Response.json(figures));
  const state = scene('waiting', now);
  const me = { ...state.snapshot!.me, role, permissions: [...permissionsOf(role)] };
  const onOpenBot = jest.fn();
  await renderLive(
    <CallProvider call={call}>
      <FiguresScreen onBack={() => undefined} onOpenBot={onOpenBot} />
    </CallProvider>,
    { ...state, snapshot: { ...state.snapshot!, me } },
  );
  return { call, onOpenBot, user: userEvent.setup() };
}

test('whom nobody reaches comes first; a phone that stopped answering is named with its owner', async () => {
  const { user, onOpenBot } = await open('admin');
  await user.press(await screen.findByRole('link', { name: /^Nobody can be called for Booking\. Since/ }));
  expect(onOpenBot).toHaveBeenCalledWith(BOOKING.id);
  expect(screen.getByText('1 stopped answering')).toBeOnTheScreen();
  expect(screen.getByText('4 answering')).toBeOnTheScreen();
  expect(screen.getByText('Pixel 8')).toBeOnTheScreen();
});

test('what was sent with how fast, and what was not, the most frequent reason first', async () => {
  await open('owner');
  expect(await screen.findByText('12 sent · 11 answered · 1 failed · 2 called off')).toBeOnTheScreen();
  expect(screen.getByText('84 ms')).toBeOnTheScreen();
  expect(screen.getByText('2 s')).toBeOnTheScreen();
  const reasons = screen.getAllByText(/^(Turned off|No device that answers)$/);
  expect(reasons.map(({ props }) => props.children as string)).toEqual([
    'Turned off',
    'No device that answers',
  ]);
  expect(screen.getByText('Trained again 2 · Step done 7')).toBeOnTheScreen();
});

test('pushes that did not arrive are told by what an admin can do about it, with the service’s own word', async () => {
  await open('admin');
  expect(await screen.findByText('The app was removed, or the address has changed')).toBeOnTheScreen();
  expect(screen.getByText(/gone: Unregistered: 4 · .*gone: UNREGISTERED: 2$/)).toBeOnTheScreen();
  expect(screen.getByText('The push service was failing, and was left alone')).toBeOnTheScreen();
});

test('another time is asked for, and operators are told whom to ask', async () => {
  const { call, user } = await open('admin');
  await screen.findByText('Pixel 8');
  await user.press(screen.getByRole('radio', { name: 'Last hour' }));
  expect(await screen.findByText('Pixel 8')).toBeOnTheScreen();
  const since = Number(new URL(call.mock.lastCall![0], 'http://x').searchParams.get('since'));
  expect(Math.abs(Date.now() - hour - since)).toBeLessThan(60_000);
  screen.unmount();
  const { call: none } = await open('operator');
  expect(screen.getByText('Only admins see this')).toBeOnTheScreen();
  expect(none).not.toHaveBeenCalled();
});
