import { fireEvent, screen, userEvent } from '@testing-library/react-native';
import type {
  AlertKind,
  AlertSettingsChange,
  DryRunAnswer,
  ExplainedSettings,
  MemberPeace,
} from '@baton/protocol';
import { ALERT_KINDS } from '@baton/protocol';
import { renderLive } from '../../../jest/render.tsx';
import { CallProvider } from '../../live/answers.tsx';
import { scene } from '../../live/sample/client.ts';
import { NotificationsScreen } from './NotificationsScreen.tsx';
import { WEEKEND } from './quiet.ts';

const NOW = new Date(2026, 10, 21, 23, 30).getTime();
const inherited = { from: 'built_in', because: 'a default of Baton' } as const;
const own = { from: 'member', because: 'your own setting' } as const;

type Changed = Partial<Record<AlertKind, { on: boolean }>>;
function explained(
  changed: Changed = {},
  subscribed: AlertSettingsChange['subscribed'] = {},
  subject: ExplainedSettings['subject'] = null,
): ExplainedSettings {
  const kinds = ALERT_KINDS.map((kind) => [
    kind,
    {
      on: { value: changed[kind]?.on ?? kind !== 'workflow.step', ...(changed[kind] ? own : inherited) },
      loudness: { value: kind === 'escalation.ring' ? 'critical' : 'normal', ...inherited },
    },
  ]);
  const mine = subject ? ({ ...own, from: 'member_subject' } as const) : own;
  const subscription = (type: 'bot' | 'workflow') =>
    typeof subscribed[type] === 'boolean'
      ? { value: subscribed[type], ...mine }
      : { value: true, ...inherited };
  return {
    subject,
    kinds: Object.fromEntries(kinds) as ExplainedSettings['kinds'],
    subscribed: { bot: subscription('bot'), workflow: subscription('workflow') },
    overridesQuietHours: subject
      ? { value: false, from: 'organization_subject', because: 'from your organization, for this one' }
      : { value: true, ...inherited },
    own: {},
  };
}
const DRY_RUN: DryRunAnswer = {
  since: NOW - 14 * 86_400_000,
  events: 46,
  before: { push: 30, push_quietly: 10, hold: 5, skip: 1 },
  after: { push: 22, push_quietly: 6, hold: 2, skip: 16 },
  byKind: [],
  changed: [
    {
      seq: 7,
      kind: 'bot_update.retrained',
      at: NOW - 60_000,
      subject: { type: 'bot', id: 'b', name: 'Booking' },
      before: 'push',
      after: 'skip',
    },
  ],
};
const WORKFLOW = { id: '00000000-0000-4000-8000-00000000aaaa', name: 'Onboard contact' };
const PEACE: MemberPeace = {
  quietHours: null,
  organizationQuietHours: null,
  overrideQuietHours: null,
  snoozedUntil: null,
  language: 'en',
};

/** The server's side: what was sent, and answers that keep what was changed. */
function server(given: Partial<MemberPeace> = {}) {
  const sent: { path: string; body: object; method: string | undefined }[] = [];
  let peace = { ...PEACE, ...given };
  const changed: Changed = {};
  const subscribed: NonNullable<AlertSettingsChange['subscribed']> = {};
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
    if (path === '/v1/workflows') return Response.json({ stuckAfterMs: 1000, workflows: [WORKFLOW] });
    if (path === '/v1/me/alerts/dry-run') return Response.json(DRY_RUN);
    const wanted = body as AlertSettingsChange | undefined;
    Object.assign(changed, wanted?.kinds);
    Object.assign(subscribed, wanted?.subscribed);
    const [type, id] = path.split('?')[1]?.split('=') ?? [];
    const subject = id ? { type: type as 'bot', id, name: type === 'bot' ? 'Booking' : WORKFLOW.name } : null;
    return Response.json(explained(changed, subscribed, subject));
  });
  return { call, sent };
}

async function open(state = scene('waiting', NOW), given: Partial<MemberPeace> = {}) {
  const { call, sent } = server(given);
  await renderLive(
    <CallProvider call={call}>
      <NotificationsScreen call={call} now={NOW} zone="Europe/Berlin" wide={false} onBack={() => undefined} />
    </CallProvider>,
    state,
  );
  await screen.findByText('A customer asks for a human');
  return { sent, user: userEvent.setup() };
}

test('every kind says whether it comes, how loud, and whose word that is', async () => {
  await open();
  expect(screen.getByRole('switch', { name: 'A customer asks for a human' })).toBeChecked();
  expect(screen.getByRole('switch', { name: 'Step done' })).not.toBeChecked();
  expect(screen.getByText('Critical')).toBeOnTheScreen();
  expect(screen.getAllByText('a default of Baton')).toHaveLength(ALERT_KINDS.length + 2);
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

test('weeknights and all weekend: a further window is added, changed and taken away', async () => {
  const quietHours = { zone: 'UTC', days: [1, 2, 3, 4, 5], start: '22:00', end: '07:00' };
  const { sent, user } = await open(undefined, { quietHours });
  await user.press(screen.getByRole('button', { name: 'Add another time' }));
  const weekend = { days: [0, 6], start: '00:00', end: '00:00' };
  expect(sent.at(-1)!.body).toEqual({ quietHours: { ...quietHours, also: [weekend] } });
  expect(await screen.findByText('The whole day')).toBeOnTheScreen();
  await user.press(screen.getAllByRole('checkbox', { name: 'Friday' })[1]!);
  expect(sent.at(-1)!.body).toMatchObject({
    quietHours: { days: [1, 2, 3, 4, 5], also: [{ days: [0, 5, 6] }] },
  });
  await user.press(screen.getAllByRole('button', { name: 'Remove this time' })[0]!);
  expect(sent.at(-1)!.body).toEqual({ quietHours: { zone: 'UTC', ...weekend, days: [0, 5, 6] } });
});

test('the zone of quiet hours is looked for by its place; the windows stay', async () => {
  const quietHours = { zone: 'UTC', days: [1], start: '21:00', end: '06:00', also: [WEEKEND] };
  const { sent, user } = await open(undefined, { quietHours });
  await user.press(screen.getByRole('button', { name: 'Time zone UTC. Change it' }));
  expect(screen.getByRole('radio', { name: 'UTC' })).toBeChecked();
  expect(screen.getByText(/^This device · /)).toBeOnTheScreen();
  await user.type(screen.getByLabelText('Find a place'), 'new york');
  await user.press(screen.getByRole('radio', { name: 'New York (America)' }));
  expect(sent.at(-1)!.body).toEqual({ quietHours: { ...quietHours, zone: 'America/New_York' } });
  expect(await screen.findByText('America/New_York')).toBeOnTheScreen();
});

test('quiet hours that were switched off by mistake come back as they were', async () => {
  const quietHours = { zone: 'Asia/Tokyo', days: [1, 2], start: '21:30', end: '06:00', also: [WEEKEND] };
  const { sent } = await open(undefined, { quietHours });
  await fireEvent(screen.getByRole('switch', { name: 'Quiet hours' }), 'valueChange', false);
  expect(sent.at(-1)!.body).toEqual({ quietHours: null });
  await screen.findByText('Anything may come at any time');
  await fireEvent(screen.getByRole('switch', { name: 'Quiet hours' }), 'valueChange', true);
  expect(sent.at(-1)!.body).toEqual({ quietHours });
});

test('the organization’s quiet hours are shown as such, left for none of one’s own, and come back', async () => {
  const organizationQuietHours = { zone: 'UTC', days: [1, 2], start: '21:00', end: '06:00' };
  const { sent, user } = await open(undefined, { organizationQuietHours });
  expect(screen.getByText('Time in UTC · from your organization')).toBeOnTheScreen();
  expect(screen.getByText('21:00')).toBeOnTheScreen();
  await fireEvent(screen.getByRole('switch', { name: 'Quiet hours' }), 'valueChange', false);
  expect(sent.at(-1)!.body).toEqual({ quietHours: { ...organizationQuietHours, days: [] } });
  expect(await screen.findByText('Anything may come at any time · your own setting')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Inherit again' }));
  expect(sent.at(-1)!.body).toEqual({ quietHours: null });
});

test('the rules say what would come at two at night, and why', async () => {
  const { sent, user } = await open();
  await user.press(screen.getByRole('button', { name: 'Ask the rules' }));
  expect(await screen.findByText('Rings')).toBeOnTheScreen();
  expect(screen.getByText('It is quiet time, but escalations override it.')).toBeOnTheScreen();
  expect(hourIn('Europe/Berlin', (sent.at(-1)!.body as { at: number }).at)).toBe('02');
});

const hourIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at);

test('two at night is two where the quiet hours are, wherever the phone is', async () => {
  const quietHours = { zone: 'Asia/Tokyo', days: [1], start: '22:00', end: '07:00' };
  const { sent, user } = await open(undefined, { quietHours });
  await user.press(screen.getByRole('button', { name: 'Ask the rules' }));
  await screen.findByText('Rings');
  expect(hourIn('Asia/Tokyo', (sent.at(-1)!.body as { at: number }).at)).toBe('02');
});

test('one workflow is picked: only what workflows tell, and its subscription on top, one tap there and back', async () => {
  const { sent, user } = await open();
  await user.press(await screen.findByRole('radio', { name: 'Onboard contact' }));
  const subscription = await screen.findByRole('switch', { name: 'Subscribed to Onboard contact' });
  expect(screen.getByText('Run finished')).toBeOnTheScreen();
  expect(screen.queryByText('Bot is down')).toBeNull();
  await fireEvent(subscription, 'valueChange', false);
  const path = `/v1/me/alerts?workflow=${WORKFLOW.id}`;
  expect(sent.at(-1)).toEqual({ path, method: 'PATCH', body: { subscribed: { workflow: false } } });
  expect(await screen.findByText('Off: nothing of it comes.')).toBeOnTheScreen();
  expect(screen.getByText('your own setting')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Inherit again' }));
  expect(sent.at(-1)!.body).toEqual({ subscribed: { workflow: null } });
});

test('of a bot that is picked one sees whether its customers come through quiet hours, and who says so', async () => {
  const { user } = await open();
  await user.press(screen.getByRole('radio', { name: 'Booking' }));
  expect(
    await screen.findByText('Customers who wait also wait for the end of quiet hours'),
  ).toBeOnTheScreen();
  expect(screen.getByText('from your organization, for this one')).toBeOnTheScreen();
});

test('where bots differ no switch guesses: it is said whose customers wait, and both answers are offered', async () => {
  const state = scene('waiting', NOW);
  const [bot] = Object.values(state.snapshot!.bots);
  const policy = { ...bot!.policy, escalationsOverrideQuietHours: false };
  const bots = { ...state.snapshot!.bots, [bot!.id]: { ...bot!, policy } };
  const { sent, user } = await open({ ...state, snapshot: { ...state.snapshot!, bots } });
  expect(screen.queryByRole('switch', { name: 'Customers who wait come through' })).toBeNull();
  expect(
    screen.getByText(`Differs by bot: those of ${bot!.name} wait until quiet hours end`),
  ).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Always come through' }));
  expect(sent.at(-1)!.body).toEqual({ overrideQuietHours: true });
  expect(await screen.findByRole('switch', { name: 'Customers who wait come through' })).toBeChecked();
});

test('what is tried is not saved: the last two weeks say what would be gone, and then it is', async () => {
  const { sent, user } = await open();
  await user.press(screen.getByRole('button', { name: 'Try before you save' }));
  await fireEvent(screen.getByRole('switch', { name: 'Trained again' }), 'valueChange', false);
  await fireEvent(screen.getByRole('switch', { name: 'Quiet hours' }), 'valueChange', true);
  expect(
    await screen.findByText(
      'Pushes in the last two weeks: 28 instead of 40. Held for later: 2 instead of 5.',
    ),
  ).toBeOnTheScreen();
  expect(screen.getByRole('switch', { name: 'Trained again' })).not.toBeChecked();
  expect(sent.map(({ path }) => path)).toEqual(['/v1/me/alerts/dry-run', '/v1/me/alerts/dry-run']);
  const settings = { kinds: { 'bot_update.retrained': { on: false } } };
  expect(sent.at(-1)!.body).toMatchObject({ settings, peace: { quietHours: { start: '22:00' } } });
  await user.press(screen.getByRole('button', { name: 'Which ones' }));
  expect(screen.getByText('These would be gone')).toBeOnTheScreen();
  expect(screen.getByText('Trained again · Booking')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Save' }));
  expect(sent.slice(2).map(({ path, method }) => `${method} ${path}`)).toEqual([
    'PATCH /v1/me/alerts',
    'PATCH /v1/me/peace',
  ]);
  expect(await screen.findByRole('button', { name: 'Try before you save' })).toBeOnTheScreen();
});

test('what is dropped was never there', async () => {
  const { sent, user } = await open();
  await user.press(screen.getByRole('button', { name: 'Try before you save' }));
  await fireEvent(screen.getByRole('switch', { name: 'Trained again' }), 'valueChange', false);
  await screen.findByText('Pushes in the last two weeks: 28 instead of 40. Held for later: 2 instead of 5.');
  await user.press(screen.getByRole('button', { name: 'Drop' }));
  expect(screen.getByRole('switch', { name: 'Trained again' })).toBeChecked();
  expect(sent.filter(({ method }) => method === 'PATCH')).toEqual([]);
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
