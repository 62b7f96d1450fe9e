import { fireEvent, screen, userEvent } from '@testing-library/react-native';
import { Text } from 'react-native';
import { permissionsOf } from '@baton/core';
import type { ExplainedSettings, Role } from '@baton/protocol';
import { ALERT_KINDS } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { DefaultsScreen } from './DefaultsScreen.tsx';

const inherited = { from: 'built_in', because: 'a default of Baton' } as const;
const set = { from: 'organization', because: 'from your organization' } as const;
const settings: ExplainedSettings = {
  subject: null,
  kinds: Object.fromEntries(
    ALERT_KINDS.map((kind) => [
      kind,
      {
        on: { value: true, ...(kind === 'workflow.step' ? set : inherited) },
        loudness: { value: 'normal', ...inherited },
      },
    ]),
  ) as ExplainedSettings['kinds'],
  subscribed: { bot: { value: true, ...inherited }, workflow: { value: true, ...inherited } },
  overridesQuietHours: { value: true, ...inherited },
  own: { kinds: { 'workflow.step': { on: true } } },
};

async function open(role: Role, own: ExplainedSettings['own'] = settings.own) {
  const { around, calls } = answering({ '/v1/organization/alerts': { ...settings, own } });
  const state = scene('waiting', Date.now());
  const me = { ...state.snapshot!.me, role, permissions: [...permissionsOf(role)] };
  const page = <DefaultsScreen policy={<Text>the policy</Text>} wide={false} onBack={() => undefined} />;
  await renderLive(around(page), { ...state, snapshot: { ...state.snapshot!, me } });
  return calls;
}

test('an admin changes what everybody is told of, and sees what was set here', async () => {
  const calls = await open('admin');
  expect(await screen.findByText('set for everybody here')).toBeOnTheScreen();
  expect(screen.getByText('the policy')).toBeOnTheScreen();
  await fireEvent(screen.getByRole('switch', { name: 'Trained again' }), 'valueChange', false);
  expect(calls).toEqual([
    {
      path: '/v1/organization/alerts',
      method: 'PATCH',
      body: { kinds: { 'bot_update.retrained': { on: false } } },
    },
  ]);
});

test('an operator sees a lock and whom to ask', async () => {
  await open('operator');
  expect(screen.getByText('Only admins see this')).toBeOnTheScreen();
  expect(screen.queryByText('the policy')).toBeNull();
});

test('an admin gives everybody quiet hours', async () => {
  const calls = await open('admin');
  await fireEvent(await screen.findByRole('switch', { name: 'Quiet hours' }), 'valueChange', true);
  expect(calls).toMatchObject([
    {
      path: '/v1/organization/alerts',
      method: 'PATCH',
      body: { quietHours: { start: '22:00', end: '07:00', days: [0, 1, 2, 3, 4, 5, 6] } },
    },
  ]);
});

test('an admin says by which clocks, and what is switched off by mistake comes back', async () => {
  const quietHours = { zone: 'UTC', days: [1, 2], start: '21:00', end: '06:00' };
  const calls = await open('admin', { quietHours });
  const user = userEvent.setup();
  await user.press(await screen.findByRole('button', { name: 'Time zone UTC. Change it' }));
  await user.type(screen.getByLabelText('Find a place'), 'tokyo');
  await user.press(screen.getByRole('radio', { name: 'Tokyo (Asia)' }));
  expect(calls.at(-1)?.body).toEqual({ quietHours: { ...quietHours, zone: 'Asia/Tokyo' } });
  const toggle = screen.getByRole('switch', { name: 'Quiet hours' });
  await fireEvent(toggle, 'valueChange', false);
  expect(calls.at(-1)?.body).toEqual({ quietHours: null });
  await fireEvent(toggle, 'valueChange', true);
  expect(calls.at(-1)?.body).toEqual({ quietHours });
});
