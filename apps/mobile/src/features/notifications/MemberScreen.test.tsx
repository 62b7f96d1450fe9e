import { fireEvent, screen, userEvent } from '@testing-library/react-native';
import { permissionsOf } from '@baton/core';
import { ALERT_KINDS } from '@baton/protocol';
import type { ExplainedSettings, Role } from '@baton/protocol';
import { renderLive } from '../../../jest/render.tsx';
import { CallProvider } from '../../live/answers.tsx';
import { scene } from '../../live/sample/client.ts';
import { BOOKING, NADIA } from '../../live/sample/people.ts';
import { MemberScreen } from './MemberScreen.tsx';

const inherited = { from: 'organization', because: 'from your organization' } as const;
const set = { from: 'member', because: 'your own setting' } as const;
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
  overridesQuietHours: { value: true, ...set },
  own: { kinds: { 'workflow.step': { on: true } } },
};
const ALERTS = `/v1/members/${NADIA.id}/alerts`;

async function open(role: Role, theirs: Role = NADIA.role) {
  const call = jest.fn(async (path: string, _change?: object, _method?: string) =>
    Response.json(path === '/v1/workflows' ? { workflows: [] } : settings),
  );
  const state = scene('waiting', Date.now());
  const { snapshot } = state;
  const me = { ...snapshot!.me, role, permissions: [...permissionsOf(role)] };
  const members = { ...snapshot!.members, [NADIA.id]: { ...NADIA, role: theirs } };
  await renderLive(
    <CallProvider call={call}>
      <MemberScreen memberId={NADIA.id} wide={false} onBack={() => undefined} />
    </CallProvider>,
    { ...state, snapshot: { ...snapshot!, me, members } },
  );
  const asked = () => call.mock.calls.filter(([path]) => path.includes('/alerts'));
  return { asked, user: userEvent.setup() };
}

test('an admin sees by name what reaches a member and whose word it is, and changes it for them alone', async () => {
  const { asked, user } = await open('admin');
  expect(await screen.findByRole('heading', { name: 'What reaches Nadia Rahal' })).toBeOnTheScreen();
  expect(await screen.findByText('their own setting')).toBeOnTheScreen();
  expect(screen.getAllByText('from your organization').length).toBeGreaterThan(5);
  await fireEvent(screen.getByRole('switch', { name: 'Trained again' }), 'valueChange', false);
  await user.press(await screen.findByRole('radio', { name: BOOKING.name }));
  await user.press(await screen.findByRole('button', { name: 'Tool linked, now Normal. Change how loud' }));
  await user.press(screen.getByRole('radio', { name: /^Quiet/ }));
  const change = (kind: string, wanted: object) => [{ kinds: { [kind]: wanted } }, 'PATCH'];
  expect(asked()).toEqual([
    [ALERTS],
    [ALERTS, ...change('bot_update.retrained', { on: false })],
    [`${ALERTS}?bot=${BOOKING.id}`],
    [`${ALERTS}?bot=${BOOKING.id}`, ...change('bot_update.tool_added', { loudness: 'quiet' })],
  ]);
});

test('it speaks of the member, not to whoever looks', async () => {
  const { user } = await open('owner');
  expect(await screen.findByRole('switch', { name: 'A note names them' })).toBeOnTheScreen();
  expect(screen.getByText('Their conversations')).toBeOnTheScreen();
  await user.press(screen.getByRole('radio', { name: BOOKING.name }));
  expect(await screen.findByText('Customers who wait come through quiet hours')).toBeOnTheScreen();
  expect(screen.queryByText(/\byou\b|\byour own\b/)).toBeNull();
});

test.each([
  ['an operator', 'operator', 'operator'],
  ['an admin, of an owner,', 'admin', 'owner'],
] as const)('%s sees a lock, and nothing is asked', async (_who, role, theirs) => {
  const { asked } = await open(role, theirs);
  expect(screen.getByText('You cannot set this')).toBeOnTheScreen();
  expect(screen.queryByRole('switch')).toBeNull();
  expect(asked()).toEqual([]);
});
