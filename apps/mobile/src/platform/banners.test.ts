import * as Notifications from 'expo-notifications';
import type { PushPayload } from '@baton/protocol';
import { i18n } from '../i18n/i18n.ts';
import { writePreference } from './preferences';
import { prepareBanners } from './banners.ts';

jest.mock('expo-notifications', () => ({
  AndroidImportance: { NONE: 2, LOW: 4, DEFAULT: 5, HIGH: 6, MAX: 7 },
  AndroidNotificationVisibility: { PUBLIC: 1 },
  setNotificationHandler: jest.fn(),
  setNotificationChannelAsync: jest.fn(async () => null),
  setNotificationCategoryAsync: jest.fn(async () => null),
}));
const handler = jest.mocked(Notifications.setNotificationHandler).mock.calls[0]![0]!;
const channels = jest.mocked(Notifications.setNotificationChannelAsync);
const categories = jest.mocked(Notifications.setNotificationCategoryAsync);

beforeEach(() => {
  channels.mockClear();
  categories.mockClear();
});
afterEach(() => {
  writePreference('language', 'system');
  i18n.use('en', 'en-u-nu-latn');
});

test('Android has a channel for each loudness, from one that rings through to the lock screen to one that stays quiet', async () => {
  await prepareBanners();
  expect(channels.mock.calls).toEqual([
    ['escalation', expect.objectContaining({ name: 'Escalations', importance: 7, lockscreenVisibility: 1 })],
    ['loud', { name: 'Loud alerts', importance: 6 }],
    ['normal', { name: 'Alerts', importance: 5 }],
    ['quiet', { name: 'Quiet updates', importance: 4 }],
  ]);
});

test('a ring has Claim, which unlocks and opens the app, and Later, which does not', async () => {
  await prepareBanners();
  const [[category, actions]] = categories.mock.calls as [[string, Notifications.NotificationAction[]]];
  expect(category).toBe('escalation');
  // iOS knows no ids with these.
  expect(category).not.toMatch(/[:-]/);
  expect(
    actions.map(({ identifier, buttonTitle, options }) => ({ identifier, buttonTitle, ...options })),
  ).toEqual([
    { identifier: 'claim', buttonTitle: 'Claim', opensAppToForeground: true, isAuthenticationRequired: true },
    { identifier: 'later', buttonTitle: 'Later', opensAppToForeground: false },
  ]);
});

test('the buttons speak the member’s language', async () => {
  writePreference('language', 'de');
  await prepareBanners();
  const [[, actions]] = categories.mock.calls as [[string, Notifications.NotificationAction[]]];
  expect(actions.map(({ buttonTitle }) => buttonTitle)).toEqual(['Übernehmen', 'Später']);
});

const inFront = (kind: PushPayload['kind']) =>
  handler.handleNotification({
    request: { content: { data: { kind } } },
  } as unknown as Notifications.Notification);

test('in front of the app a push makes its sound, and the queue shows what came', async () => {
  expect(await inFront('escalation')).toMatchObject({
    shouldShowBanner: false,
    shouldShowList: true,
    shouldPlaySound: true,
  });
});

test('the nightly question whether the phone is there shows nothing and makes no sound', async () => {
  expect(Object.values(await inFront('canary'))).toEqual([false, false, false, false]);
});
