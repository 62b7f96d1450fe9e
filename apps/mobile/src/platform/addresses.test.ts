import * as Notifications from 'expo-notifications';
import { Platform } from 'react-native';
import { DeviceRequest } from '@baton/protocol';
import { registerDevice } from '../push/register.ts';
import { addressesOf } from './addresses.ts';

jest.mock('expo-notifications', () => ({
  getExpoPushTokenAsync: jest.fn(),
  getDevicePushTokenAsync: jest.fn(),
}));
jest.mock('expo-device', () => ({ modelName: 'Pixel 8' }));
jest.mock('./new-id', () => ({ newId: () => '0198b2a4-0000-7000-8000-000000000001' }));

const FCM = 'f1aBcD:APA91bH_token-1';
const APNS = 'a1'.repeat(32);
const EXPO = 'ExponentPushToken[xyz]';
const on = (os: 'android' | 'ios', data: string) => {
  jest.replaceProperty(Platform, 'OS', os);
  jest.mocked(Notifications.getDevicePushTokenAsync).mockResolvedValue({ type: os, data });
};
beforeEach(() =>
  jest.mocked(Notifications.getExpoPushTokenAsync).mockResolvedValue({ type: 'expo', data: EXPO }),
);
afterEach(() => jest.restoreAllMocks());

test('Android is reached by Firebase for rings and by Expo for the rest, as one installation', async () => {
  on('android', FCM);
  const addresses = await addressesOf();
  expect(addresses.map((one) => DeviceRequest.parse(one))).toEqual(addresses);
  const own = { label: 'Pixel 8', installation: '0198b2a4-0000-7000-8000-000000000001' };
  expect(addresses).toEqual([
    { transport: 'fcm', address: { token: FCM, channels: 'by_loudness' }, ...own },
    { transport: 'expo', address: { token: EXPO, channels: 'by_loudness' }, ...own },
  ]);
});

test('an iPhone is reached by Expo, and Apple’s own token stands by', async () => {
  on('ios', APNS);
  const addresses = await addressesOf();
  expect(addresses.map((one) => DeviceRequest.parse(one).transport)).toEqual(['expo', 'apns']);
  expect(addresses[0].address).toEqual({ token: EXPO });
});

test('without an Expo project the phone’s own address is enough; without any it says why', async () => {
  on('android', FCM);
  jest.mocked(Notifications.getExpoPushTokenAsync).mockRejectedValue(new Error('no projectId'));
  expect((await addressesOf()).map(({ transport }) => transport)).toEqual(['fcm']);
  jest.mocked(Notifications.getDevicePushTokenAsync).mockRejectedValue(new Error('no Firebase'));
  await expect(addressesOf()).rejects.toThrow('no Firebase');
});

test('a server without a Firebase key still rings the phone through Expo; another refusal is said', async () => {
  on('android', FCM);
  const addresses = await addressesOf();
  const asked: string[] = [];
  const server = (refused: string[], code: string) => async (_path: string, body?: object) => {
    const { transport } = body as DeviceRequest;
    asked.push(transport);
    return refused.includes(transport)
      ? Response.json({ type: 'x', title: 'x', status: 409, detail: 'x', code }, { status: 409 })
      : Response.json({ id: transport }, { status: 201 });
  };
  const { id } = await registerDevice(server(['fcm'], 'transport_not_configured'), addresses);
  expect([id, asked]).toEqual(['expo', ['fcm', 'expo']]);
  expect((await registerDevice(server([], ''), addresses)).id).toBe('fcm');
  const none = registerDevice(server(['fcm', 'expo'], 'transport_not_configured'), addresses);
  await expect(none).rejects.toThrow('transport_not_configured');
  await expect(registerDevice(server(['fcm'], 'token_expired'), addresses)).rejects.toThrow('token_expired');
});
