import { fireEvent, screen, userEvent } from '@testing-library/react-native';
import type { AlertKind, ExplainedSettings, MemberPeace } from '@baton/protocol';
import { ALERT_KINDS } from '@baton/protocol';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { NotificationsScreen } from './NotificationsScreen.tsx';

const NOW = new Date(2026, 10, 21, 23, 30).getTime();
const inherited = { from: 'built_in', because: 'a default of Baton' } as const;
const own = { from: 'member', because: 'your own setting' } as const;

function explained(changed: Partial<Record<AlertKind, { on: boolean }>> = {}): ExplainedSettings {
  const kinds = ALERT_KINDS.map((kind) => [
    kind,
    {
      on: { value: changed[kind]?.on ?? kind !== 'workflow.step', ...(changed[kind] ? own : inherited) },
      loudness: { value: kind === 'escalation.ring' ? 'critical' : 'normal', ...inherited },
    },
  ]);
  return {
    subject: null,
    kinds: Object.fromEntries(kinds) as ExplainedSettings['kinds'],
    subscribed: { bot: { value: true, ...inherited }, workflow: { value: true, ...inherited } },
    overridesQuietHours: { value: true, ...inherited },
    own: {},
  };
}
const PEACE: MemberPeace = { quietHours: null, overrideQuietHours: null, snoozedUntil: null, language: 'en' };

/** The server's side: what was sent, and answers that keep what was changed. */
function server() {
  const sent: { path: string; body: object; method: string | undefined }[] = [];
  let peace = PEACE;
  const changed: Partial<Record<AlertKind, { on: boolean }>> = {};
  const call = jest.fn(async (path: string, body?: object, method?: string) => {
    if (body) sent.push({ path, body, method });
    if (path === '/v1/me/peace') {
      peace = { ...peace, ...body };
      return Response.json(peace);
    }
    if (path === '/v1/me/alerts/preview')
      return Response.json({
        decisions: [
          {
            kind: 'escalation.ring',
            verdict: 'push',
            words: 'It is quiet time, but escalations override it.',
            subject: { id: 'b', name: 'Booking' },
          },
        ],
      });
    Object.assign(changed, (body as { kinds?: object } | undefined)?.kinds);
    return Response.json(explained(changed));
  });
  return { call, sent };
}

async function open() {
  const { call, sent } = server();
  await renderLive(
    <NotificationsScreen call={call} now={NOW} zone="Europe/Berlin" wide={false} onBack={() => undefined} />,
    scene('waiting', NOW),
  );
  await screen.findByText('A customer asks for a human');
  return { sent, user: userEvent.setup() };
}

test('every kind says whether it comes, how loud, and whose word that is', async () => {
  await open();
  expect(screen.getByRole('switch', { name: 'A customer asks for a human' })).toBeChecked();
  expect(screen.getByRole('switch', { name: 'Step done' })).not.toBeChecked();
  expect(screen.getByText('Critical')).toBeOnTheScreen();
  expect(screen.getAllByText('a default of Baton')).toHaveLength(ALERT_KINDS.length);
});

test('a switch sends that one change, and the row then says that it is one’s own', async () => {
  const { sent } = await open();
  await fireEvent(screen.getByRole('switch', { name: 'Trained again' }), 'valueChange', false);
  expect(sent).toEqual([
    { path: '/v1/me/alerts', method: 'PATCH', body: { kinds: { 'bot_update.retrained': { on: false } } } },
  ]);
  expect(await screen.findByText('your own setting')).toBeOnTheScreen();
});

test('how loud is chosen with what it does beside it', async () => {
  const { sent, user } = await open();
  await user.press(screen.getByRole('button', { name: 'Tool linked, now Normal. Change how loud' }));
  expect(screen.getByText('Rings and stays on the screen')).toBeOnTheScreen();
  await user.press(screen.getByRole('radio', { name: 'Loud' }));
  expect(sent.at(-1)!.body).toEqual({ kinds: { 'bot_update.tool_added': { loudness: 'loud' } } });
});

test('quiet hours begin as every night in this zone, and a snooze until the morning ends at seven', async () => {
  const { sent, user } = await open();
  await fireEvent(screen.getByRole('switch', { name: 'Quiet hours' }), 'valueChange', true);
  expect(sent.at(-1)!.body).toMatchObject({
    quietHours: { zone: 'Europe/Berlin', start: '22:00', end: '07:00' },
  });
  await user.press(await screen.findByRole('button', { name: 'Until 07:00' }));
  const { snoozedUntil } = sent.at(-1)!.body as { snoozedUntil: number };
  expect(new Date(snoozedUntil).getHours()).toBe(7);
  expect(await screen.findByText('Quiet until 07:00')).toBeOnTheScreen();
});

test('the rules say what would come at two at night, and why', async () => {
  const { sent, user } = await open();
  await user.press(screen.getByRole('button', { name: 'Ask the rules' }));
  expect(await screen.findByText('Rings')).toBeOnTheScreen();
  expect(screen.getByText('It is quiet time, but escalations override it.')).toBeOnTheScreen();
  expect(new Date((sent.at(-1)!.body as { at: number }).at).getHours()).toBe(2);
});

test('a server that does not answer is said, and asked again', async () => {
  const call = jest.fn(async () => new Response('', { status: 503 }));
  await renderLive(
    <NotificationsScreen call={call} now={NOW} zone="UTC" wide={false} onBack={() => undefined} />,
    scene('waiting', NOW),
  );
  expect(await screen.findAllByRole('alert')).toHaveLength(2);
  const before = call.mock.calls.length;
  await userEvent.setup().press(screen.getAllByRole('button', { name: 'Try again' })[0]!);
  expect(call.mock.calls.length).toBe(before + 1);
});
