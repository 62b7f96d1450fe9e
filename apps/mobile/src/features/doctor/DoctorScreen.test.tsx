import { screen, userEvent } from '@testing-library/react-native';
import type { DeviceShown, PushShown } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { id } from '../../live/sample/people.ts';
import type { PushPort, Standing } from '../../push/contract.ts';
import { DoctorScreen } from './DoctorScreen.tsx';

const NOW = Date.now();
const device: DeviceShown = {
  id: id(7),
  transport: 'web_push',
  label: 'Firefox on Linux',
  registeredAt: NOW - 86_400_000,
  lastAckAt: NOW - 60_000,
  gone: false,
  silentSince: null,
  canary: null,
};
const portAt = (standing: Standing, worker: 'active' | 'missing' = 'active'): PushPort => ({
  transport: 'web_push',
  standing: async () => standing,
  enable: async () => null,
  current: async () =>
    standing === 'ready'
      ? [
          {
            transport: 'web_push',
            label: 'x',
            address: { endpoint: 'https://push.test/3f9a', keys: { p256dh: 'p', auth: 'a' } },
          },
        ]
      : null,
  moved: () => () => undefined,
  examine: async () => ({ address: 'push.test …3f9a', channel: null, worker }),
  disable: async () => undefined,
  listen: () => () => undefined,
});
const ledger = (...what: string[]) => what.map((one, n) => ({ at: NOW + n * 400, what: one, detail: null }));

type Off = { failed: string | null; turnOn: () => void };

async function open(port: PushPort, push: Partial<PushShown> = {}, off: Off | null = null) {
  const { calls, around } = answering({
    '/v1/devices': device,
    [`/v1/devices/${device.id}`]: device,
    [`/v1/devices/${device.id}/test`]: { deliveryId: id(9) },
    [`/v1/pushes/${id(9)}`]: push,
  });
  await renderLive(
    around(<DoctorScreen port={port} off={off && { busy: false, ...off }} onBack={() => undefined} />),
    scene('mine', NOW),
  );
  return { calls, user: userEvent.setup() };
}

test('a device that is well says yes, and a test push says when it arrived', async () => {
  const { calls, user } = await open(portAt('ready'), {
    state: 'received',
    ledger: ledger('queued', 'accepted', 'received'),
  });
  expect(await screen.findByText('This device can wake you')).toBeOnTheScreen();
  expect(screen.getByText('The server knows where this device is: push.test …3f9a')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Send a test' }));
  expect(await screen.findByText(/^Rang in \d\.\d s\.$/)).toBeOnTheScreen();
  expect(screen.getByText('Seen by the device')).toBeOnTheScreen();
  expect(calls.map(({ path }) => path)).toContain(`/v1/devices/${device.id}/test`);
});

test('a device that is not says no, why, and what to do; there is nothing to test', async () => {
  const { user, calls } = await open(portAt('denied', 'missing'));
  expect(await screen.findByText('This device cannot wake you')).toBeOnTheScreen();
  expect(screen.getByText(/^Notifications are blocked. Allow them/)).toBeOnTheScreen();
  expect(screen.getByText(/^It does not run. Load this page again/)).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Send a test' }));
  expect(calls).toEqual([]);
});

test('a test that the push service refuses is not called a success', async () => {
  const { user } = await open(portAt('ready'), { state: 'failed', ledger: ledger('queued', 'failed') });
  await user.press(await screen.findByRole('button', { name: 'Send a test' }));
  expect(await screen.findByText('It could not be sent.')).toBeOnTheScreen();
});

test('where notifications are off, its own button turns them on, and says what kept it from doing so', async () => {
  const turnOn = jest.fn();
  const { user } = await open(portAt('off'), {}, { failed: 'rate_limited', turnOn });
  await user.press(await screen.findByRole('button', { name: 'Turn on notifications' }));
  expect(turnOn).toHaveBeenCalled();
  expect(screen.getByText('Notifications are not turned on here. Turn them on above.')).toBeOnTheScreen();
  expect(screen.getByRole('alert')).toHaveTextContent(/rate_limited/);
});
