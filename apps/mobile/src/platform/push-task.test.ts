import * as Notifications from 'expo-notifications';
import * as TaskManager from 'expo-task-manager';
import type { PushPayload } from '@baton/protocol';
import { id } from '../live/sample/people.ts';
import './push-task.ts';

jest.mock('expo-task-manager', () => ({ defineTask: jest.fn() }));
jest.mock('expo-notifications', () => ({
  DEFAULT_ACTION_IDENTIFIER: 'plain',
  registerTaskAsync: jest.fn(() => Promise.resolve(null)),
  getPresentedNotificationsAsync: jest.fn(),
  scheduleNotificationAsync: jest.fn(async () => 'shown'),
}));
jest.mock('./server', () => ({ knownServer: () => 'https://baton.test' }));
jest.mock('./banners.ts', () => ({ ESCALATION: 'escalation' }));
jest.mock('./show-answer.ts', () => ({ showAnswer: jest.fn(() => Promise.resolve()) }));

const [name, run] = jest.mocked(TaskManager.defineTask).mock.calls[0]! as unknown as [
  string,
  (task: { data: unknown }) => Promise<unknown>,
];

const payload = (deliveryId: string, part: Partial<PushPayload> = {}): PushPayload => ({
  v: 1,
  kind: 'escalation',
  deliveryId,
  tag: 'abc',
  seq: 1,
  title: '🆘 Customer escalation: Booking',
  body: '“Human, please”',
  url: `/conversations/${id(101)}`,
  expiresAt: Date.now() + 60_000,
  actions: [],
  claimToken: 'one-use',
  ackToken: `ack of ${deliveryId}`,
  quiet: false,
  ...part,
});
/** As Android and iPhones hand over a push that arrived. */
const arrives = (of: PushPayload) =>
  run({ data: { notification: null, data: { dataString: JSON.stringify(of), channelId: 'escalation' } } });

let reachable: boolean;
let words: () => Response | Promise<Response>;
const told: unknown[] = [];
beforeEach(() => {
  reachable = true;
  told.length = 0;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    if (!reachable) throw new TypeError('Network request failed');
    // Nobody is signed in where this runs: the push's own token is all there is.
    expect(init).not.toHaveProperty('headers.authorization');
    told.push({ path: new URL(String(url)).pathname, ...(JSON.parse(String(init?.body)) as object) });
    if (String(url).endsWith('/v1/push/text')) return words();
    return new Response(null, { status: 204 });
  });
});

test('the task is there before the app is, and is told to the system', () => {
  expect(Notifications.registerTaskAsync).toHaveBeenCalledWith(name);
});

test('a push that arrives is acknowledged, once, by its own token', async () => {
  await arrives(payload(id(1)));
  await arrives(payload(id(1)));
  expect(told).toEqual([{ path: '/v1/push/ack', token: `ack of ${id(1)}`, what: 'received' }]);
});

test('so is the silent sign of life of the night', async () => {
  await arrives(payload(id(2), { kind: 'canary', title: '', body: '', claimToken: null, quiet: true }));
  expect(told).toMatchObject([{ what: 'received' }]);
});

test('a phone without a network says it when it hears of the push again', async () => {
  reachable = false;
  await arrives(payload(id(3)));
  reachable = true;
  await arrives(payload(id(3)));
  expect(told).toMatchObject([{ what: 'received' }]);
});

test('a button’s tap is answered; what is not ours is left alone', async () => {
  const tap = (action: string, data: unknown) =>
    run({ data: { actionIdentifier: action, notification: { request: { content: { data } } } } });
  await tap('later', payload(id(4)));
  await tap('plain', payload(id(4)));
  await tap('later', { some: 'thing else' });
  await run({ data: { notification: null, data: { dataString: '{broken' } } });
  await run({ data: { notification: null, data: {} } });
  expect(told).toEqual([{ path: '/v1/push/ack', token: `ack of ${id(4)}`, what: 'acted' }]);
});

describe('a push that left without its words', () => {
  const hidden = (deliveryId: string) => payload(deliveryId, { title: '🆘', body: 'Tap.', fetch: true });
  const shows = (...deliveryIds: string[]) =>
    jest.mocked(Notifications.getPresentedNotificationsAsync).mockResolvedValue(
      deliveryIds.map(
        (deliveryId) =>
          ({
            request: { identifier: 'abc', content: { data: { deliveryId } } },
          }) as unknown as Notifications.Notification,
      ),
    );
  const shown = jest.mocked(Notifications.scheduleNotificationAsync);
  beforeEach(() => {
    shown.mockClear();
    words = () => Response.json({ title: 'Booking', body: '“Human, please”' });
  });

  test('has them in its place as soon as they are here, fetched by its own token', async () => {
    shows(id(5));
    await arrives(hidden(id(5)));
    expect(told).toContainEqual({ path: '/v1/push/text', token: `ack of ${id(5)}` });
    expect(told).toContainEqual({ path: '/v1/push/ack', token: `ack of ${id(5)}`, what: 'received' });
    expect(shown).toHaveBeenCalledWith({
      identifier: 'abc',
      content: expect.objectContaining({ title: 'Booking', body: '“Human, please”' }),
      trigger: { channelId: 'escalation' },
    });
  });

  test('stays as it is when it was replaced or put away meanwhile', async () => {
    shows(id(9));
    await arrives(hidden(id(6)));
    shows();
    await arrives(hidden(id(7)));
    expect(shown).not.toHaveBeenCalled();
  });

  test('stays as it came when the words cannot be had', async () => {
    shows(id(8));
    words = () => Response.json({ code: 'forbidden' }, { status: 403 });
    await arrives(hidden(id(8)));
    jest.useFakeTimers();
    words = () => new Promise(() => undefined);
    const arriving = arrives(hidden(id(8)));
    await jest.advanceTimersByTimeAsync(6000);
    await arriving;
    jest.useRealTimers();
    expect(shown).not.toHaveBeenCalled();
  });
});
