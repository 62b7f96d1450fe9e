/**
 * Parse Server's push adapter alone, by each of its ways: one event to ten phones at a time, as Parse Server hands it over, with one body
 * for all of them. To APNs also with each phone's own, as all others here send it.
 */
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { createRequire } from 'node:module';

const PHONES = 10;
const load = createRequire(import.meta.url);
const own = createRequire(load.resolve('@parse/push-adapter'));
own('npmlog').level = 'error';

const sending = (data, settings, installation, phones = PHONES) => {
  const { ParsePushAdapter } = load('@parse/push-adapter');
  const adapter = new ParsePushAdapter(settings);
  return async (n) => {
    const to = Array.from({ length: phones }, (_, i) => installation(n + i));
    const answers = await adapter.send(data(), to);
    return answers.filter(({ transmitted }) => !transmitted).length;
  };
};

const apns = ({ key, port, token, data }, phones) => {
  const ios = {
    token: { key, keyId: 'KEY1234567', teamId: 'TEAM123456' },
    topic: 'example.baton',
    address: 'localhost',
    port,
    production: false,
    ca: readFileSync(process.env.NODE_EXTRA_CA_CERTS),
  };
  const installation = (n) => ({ deviceType: 'ios', deviceToken: token(n), appIdentifier: 'example.baton' });
  return sending(data, { ios }, installation, phones);
};

function fcm({ account, redirectFirebase, token, data }) {
  redirectFirebase();
  // The adapter takes the app that there is; this one asks nobody for a token.
  const { initializeApp } = own('firebase-admin/app');
  const credential = { getAccessToken: async () => ({ access_token: 'token', expires_in: 3600 }) };
  initializeApp({ credential, projectId: 'bench' });
  const settings = { android: { firebaseServiceAccount: account() } };
  return sending(data, settings, (n) => ({ deviceType: 'android', deviceToken: token(n) }));
}

const expo = ({ token, data }) =>
  sending(data, { expo: {} }, (n) => ({
    deviceType: 'ios',
    pushType: 'expo',
    deviceToken: `ExponentPushToken[${token(n).slice(0, 22)}]`,
  }));

function web({ subscriptions, vapidDetails, data }) {
  const all = subscriptions().map((subscription) => JSON.stringify(subscription));
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const settings = { web: { vapidDetails: vapidDetails(), agent, TTL: 60, topic: 'h1' } };
  return sending(data, settings, (n) => ({ deviceType: 'web', deviceToken: all[n % all.length] }));
}

/** `account`: of Firebase; `vapidDetails`: as web-push takes them; `subscriptions`: of browsers; `token`: a device's, by number. */
export const adapterSenders = (about) => ({
  '@parse/push-adapter, APNs': () => ({ width: 500, batch: 1, open: async () => apns(about, 1) }),
  '@parse/push-adapter, APNs, one body for ten': () => ({
    width: 50,
    batch: PHONES,
    open: async () => apns(about, PHONES),
  }),
  '@parse/push-adapter, FCM': () => ({ width: 20, batch: PHONES, open: async () => fcm(about) }),
  '@parse/push-adapter, Expo': () => ({ width: 6, batch: PHONES, open: async () => expo(about) }),
  '@parse/push-adapter, Web Push': () => ({ width: 5, batch: PHONES, open: async () => web(about) }),
});
