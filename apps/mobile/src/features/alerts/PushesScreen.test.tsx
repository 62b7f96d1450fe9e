import { screen, userEvent } from '@testing-library/react-native';
import type { PushList, PushShown } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { ALICE, BOOKING, id } from '../../live/sample/people.ts';
import { PushesScreen } from './PushesScreen.tsx';

const now = Date.now();
const push = (n: number): PushShown => ({
  id: id(900 + n),
  kind: 'bot_update',
  title: `Update ${n}`,
  body: 'New tool linked: Orders.',
  url: '/',
  member: { memberId: ALICE.id, name: ALICE.name },
  device: 'Pixel 8',
  transport: 'expo',
  state: 'opened',
  attempts: 1,
  loudness: 'loud',
  createdAt: now - n * 1000,
  expiresAt: now,
  ledger: [{ at: now, what: 'queued', detail: null }],
  why: 'Alice: pushed, subscribed to Booking',
  reason: 'wants_it',
  subject: 'Booking',
  tells: [],
  silence: {
    label: 'No more "bot_update.tool_added" of Booking',
    query: { bot: BOOKING.id },
    change: { kinds: { 'bot_update.tool_added': { on: false } } },
  },
});

async function open(first: PushList) {
  const { around, calls } = answering({
    '/v1/me/pushes': first,
    '/v1/me/pushes?after=5.x': { pushes: [push(2), push(3)], next: null } satisfies PushList,
    [`/v1/me/alerts?bot=${BOOKING.id}`]: {},
  });
  await renderLive(around(<PushesScreen onBack={() => undefined} />), scene('waiting', now));
  return { calls, user: userEvent.setup() };
}

test('what came, why, and the one tap that keeps such pushes away', async () => {
  const { calls, user } = await open({ pushes: [push(1)], next: null });
  await user.press(await screen.findByRole('button', { name: 'Update 1, Opened' }));
  expect(screen.getByText('Subscribed to Booking.')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'No more “Tool linked” of this bot' }));
  expect(calls).toEqual([
    { path: `/v1/me/alerts?bot=${BOOKING.id}`, method: 'PATCH', body: push(1).silence!.change },
  ]);
  expect(await screen.findByText('Done. Such pushes stay away.')).toBeOnTheScreen();
});

test('earlier ones come page by page, each once', async () => {
  const { user } = await open({ pushes: [push(1), push(2)], next: '5.x' });
  await user.press(await screen.findByRole('button', { name: 'Show earlier' }));
  expect(await screen.findByText('Update 3')).toBeOnTheScreen();
  expect(screen.getAllByText('Update 2')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
});

test('nothing yet says what will show here', async () => {
  await open({ pushes: [], next: null });
  expect(await screen.findByText('Nothing was sent to you yet')).toBeOnTheScreen();
});

test('a digest tells one by one what it is about, and why each came', async () => {
  const tells = [
    { kind: 'bot_update.tool_added', subject: 'Booking', reason: 'wants_it', why: 'x' },
    { kind: 'bot_health.down', subject: 'Shop', reason: 'concerns_admins', why: 'x' },
  ] as const;
  const digest = { ...push(1), kind: 'digest', title: '2 updates', tells: [...tells], silence: null };
  await open({ pushes: [digest], next: null });
  await userEvent.setup().press(await screen.findByRole('button', { name: /2 updates/ }));
  expect(await screen.findByText('Several that had to wait, as one.')).toBeOnTheScreen();
  expect(screen.getByText('Booking · Tool linked')).toBeOnTheScreen();
  expect(screen.getByText('Subscribed to Booking.')).toBeOnTheScreen();
  expect(screen.getByText('Shop · Bot is down')).toBeOnTheScreen();
});
