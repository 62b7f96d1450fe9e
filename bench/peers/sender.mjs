/** Sends as fast as it can with one library for a while, and says how fast that was: `node sender.mjs '{"name":…,"url":…,"ms":…}'`. */
import { createECDH, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import http2 from 'node:http2';
import { createRequire } from 'node:module';
import { adapterSenders } from './parse-adapter.mjs';

const load = createRequire(import.meta.url);
const { name, url, ms } = JSON.parse(process.argv[2]);
const { port } = new URL(url);
const transports = new URL('../../apps/server/src/transports/', import.meta.url);
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});
const never = new AbortController().signal;
const TOKENS = Array.from({ length: 1000 }, () => randomBytes(32).toString('hex'));
const [title, text] = [
  '🆘 Customer escalation: Shop',
  '"I want to speak with a human." Tap to claim and respond.',
];

/** What every sender sends: the banner, and about a kilobyte that the app reads. */
const payload = (deliveryId) => ({
  v: 1,
  kind: 'escalation',
  deliveryId,
  tag: 'h1',
  seq: 7,
  title,
  body: text,
  url: '/conversations/7c1c1f0a-58f2-4f2e-9f43-1f6f4f1f6f4f',
  expiresAt: 1_800_000_000_000,
  actions: [{ id: 'claim', title: 'Claim' }],
  claimToken: 'c'.repeat(250),
  ackToken: 'a'.repeat(250),
  quiet: false,
});
const push = (address) => {
  const deliveryId = randomUUID();
  return {
    deliveryId,
    address,
    payload: payload(deliveryId),
    ttlSeconds: 60,
    urgency: 'critical',
    tag: 'h1',
  };
};
const aps = {
  alert: { title, body: text },
  sound: 'default',
  'interruption-level': 'time-sensitive',
  category: 'escalation',
  'thread-id': 'h1',
};
const token = (n) => TOKENS[n % TOKENS.length];
const data = () => ({
  title,
  message: text,
  channelId: 'escalation',
  tag: 'h1',
  categoryId: 'escalation',
  body: JSON.stringify(payload(randomUUID())),
});

/** With our own: one push at a time in each lane, as the dispatcher does. */
async function baton(file, settings, addressOf, batch = 1) {
  const { default: open } = await import(new URL(file, transports));
  const transport = open(settings);
  return async (n) => {
    const receipts = await transport.send(
      Array.from({ length: batch }, (_, i) => push(addressOf(n + i))),
      never,
    );
    return receipts.filter(({ kind }) => kind !== 'accepted').length;
  };
}

const account = () => ({
  project_id: 'bench',
  client_email: 'bench@example.com',
  private_key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }),
  token_uri: `${url}/token`,
});
const subscriptions = () =>
  TOKENS.slice(0, 200).map((id) => {
    const ecdh = createECDH('prime256v1');
    return {
      endpoint: `${url}/wpush/v2/${id}`,
      keys: { p256dh: ecdh.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') },
    };
  });

/** firebase-admin always calls Google, and names a scheme that Node's own server refuses: both are mended here, nothing else. */
function redirectFirebase() {
  const connect = http2.connect;
  http2.connect = (_authority, options) => {
    const session = connect(url, options);
    const request = session.request.bind(session);
    session.request = (headers, more) =>
      request({ ...headers, ':scheme': 'https', ':authority': `localhost:${port}` }, more);
    return session;
  };
}

async function firebase() {
  redirectFirebase();
  const { initializeApp } = load('firebase-admin/app');
  const { getMessaging } = load('firebase-admin/messaging');
  const credential = { getAccessToken: async () => ({ access_token: 'token', expires_in: 3600 }) };
  return getMessaging(initializeApp({ credential, projectId: 'bench' }));
}
const message = (n) => ({ token: token(n), data: data(), android: { priority: 'high', ttl: 60_000 } });

const SENDERS = {
  'baton apns': () => ({
    width: 500,
    batch: 1,
    open: () =>
      baton(
        'apns.ts',
        { key, keyId: 'KEY1234567', teamId: 'TEAM123456', topic: 'example.baton', baseUrl: url },
        (n) => ({ token: token(n), environment: 'production' }),
      ),
  }),
  'baton fcm': () => ({
    width: 500,
    batch: 1,
    open: () =>
      baton('fcm.ts', { account: account(), baseUrl: url, limits: false }, (n) => ({ token: token(n) })),
  }),
  'baton expo': () => ({
    width: 6,
    batch: 100,
    open: () =>
      baton(
        'expo.ts',
        { baseUrl: url },
        (n) => ({ token: `ExponentPushToken[${token(n).slice(0, 22)}]` }),
        100,
      ),
  }),
  'baton web push': () => ({
    width: 50,
    batch: 1,
    open: async () => {
      const { generateVapidKeys } = await import(new URL('web-push/vapid.ts', transports));
      const all = subscriptions();
      const vapid = { ...generateVapidKeys(), subject: 'mailto:bench@example.com' };
      return baton('web-push.ts', { vapid, guard: () => undefined }, (n) => all[n % all.length]);
    },
  }),
  '@parse/node-apn': () => ({
    width: 500,
    batch: 1,
    open: async () => {
      const apn = load('@parse/node-apn');
      const provider = new apn.Provider({
        token: { key, keyId: 'KEY1234567', teamId: 'TEAM123456' },
        address: 'localhost',
        port,
        production: true,
      });
      return async (n) => {
        const note = new apn.Notification({
          aps,
          topic: 'example.baton',
          pushType: 'alert',
          priority: 10,
          expiry: Math.floor(Date.now() / 1000) + 60,
          collapseId: 'h1',
          payload: { body: payload(randomUUID()) },
        });
        return (await provider.send(note, token(n))).failed.length;
      };
    },
  }),
  apns2: () => ({
    width: 500,
    batch: 1,
    open: async () => {
      const { ApnsClient, Notification } = load('apns2');
      const { Pool } = load('undici');
      const client = new ApnsClient({
        team: 'TEAM123456',
        keyId: 'KEY1234567',
        signingKey: key,
        defaultTopic: 'example.baton',
      });
      client.client = new Pool(url, {
        connections: 32,
        pipelining: 1,
        allowH2: true,
        maxConcurrentStreams: 100,
      });
      return async (n) => {
        await client.send(
          new Notification(token(n), {
            aps,
            expiration: Math.floor(Date.now() / 1000) + 60,
            collapseId: 'h1',
            data: { body: payload(randomUUID()) },
          }),
        );
        return 0;
      };
    },
  }),
  'firebase-admin sendEach of 500': () => ({
    width: 4,
    batch: 500,
    open: async () => {
      const messaging = await firebase();
      return async (n) =>
        (await messaging.sendEach(Array.from({ length: 500 }, (_, i) => message(n + i)))).failureCount;
    },
  }),
  'firebase-admin sendEach of 1': () => ({
    width: 100,
    batch: 1,
    open: async () => {
      const messaging = await firebase();
      return async (n) => (await messaging.sendEach([message(n)])).failureCount;
    },
  }),
  'expo-server-sdk': () => ({
    width: 6,
    batch: 100,
    open: async () => {
      const { Expo } = await import('expo-server-sdk');
      const expo = new Expo();
      return async (n) => {
        const messages = Array.from({ length: 100 }, (_, i) => ({
          to: `ExponentPushToken[${token(n + i).slice(0, 22)}]`,
          title,
          body: text,
          data: payload(randomUUID()),
          tag: 'h1',
          collapseId: 'h1',
          ttl: 60,
          priority: 'high',
          interruptionLevel: 'time-sensitive',
          channelId: 'escalation',
          sound: 'default',
          categoryId: 'escalation',
        }));
        return (await expo.sendPushNotificationsAsync(messages)).filter(({ status }) => status !== 'ok')
          .length;
      };
    },
  }),
  'web-push': () => ({
    width: 50,
    batch: 1,
    open: async () => {
      const webPush = load('web-push');
      const { Agent } = await import('node:https');
      const all = subscriptions();
      const agent = new Agent({ keepAlive: true, maxSockets: 64 });
      const vapidDetails = { ...webPush.generateVAPIDKeys(), subject: 'mailto:bench@example.com' };
      return async (n) => {
        await webPush.sendNotification(all[n % all.length], JSON.stringify(payload(randomUUID())), {
          vapidDetails,
          agent,
          TTL: 60,
          topic: 'h1',
          urgency: 'high',
        });
        return 0;
      };
    },
  }),
};

Object.assign(
  SENDERS,
  adapterSenders({
    key,
    port: Number(port),
    token,
    data: () => ({
      data: { alert: { title, body: text }, sound: 'default', body: payload(randomUUID()) },
      collapse_id: 'h1',
      priority: 10,
      expiration_time: Date.now() + 60_000,
    }),
    account,
    redirectFirebase,
    subscriptions,
    vapidDetails: () => ({
      ...load('web-push').generateVAPIDKeys(),
      subject: 'mailto:bench@example.com',
    }),
  }),
);
const { width, batch, open } = SENDERS[name]();
const send = await open();
let counter = 0;
let failed = 0;

/** Runs all lanes for a while; answers how many pushes were sent a second. */
async function run(forMs) {
  const began = performance.now();
  let sent = 0;
  const lane = async () => {
    while (performance.now() - began < forMs) {
      counter += batch;
      failed += await send(counter);
      sent += batch;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return { sent, elapsed: performance.now() - began };
}

await run(ms / 2);
failed = 0;
const cpu = process.cpuUsage();
const { sent, elapsed } = await run(ms);
const { user, system } = process.cpuUsage(cpu);
process.send({
  perSecond: Math.round((sent / elapsed) * 1000),
  cpuMicros: Number(((user + system) / sent).toFixed(1)),
  failed,
});
