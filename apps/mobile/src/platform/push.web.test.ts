import { push } from './push.web.ts';

/** A browser whose subscription was made for the first key it was asked with, as browsers do. */
function browser() {
  let subscribed: { options: { applicationServerKey: ArrayBuffer }; endpoint: string } | null = null;
  let made = 0;
  const pushManager = {
    getSubscription: async () =>
      subscribed && {
        ...subscribed,
        toJSON: () => ({ endpoint: subscribed!.endpoint }),
        unsubscribe: async () => {
          subscribed = null;
          return true;
        },
      },
    subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array<ArrayBuffer> }) => {
      if (subscribed) throw new DOMException('another key', 'InvalidStateError');
      made += 1;
      subscribed = {
        options: { applicationServerKey: applicationServerKey.buffer },
        endpoint: `https://push.test/${made}`,
      };
      return pushManager.getSubscription();
    },
  };
  const registration = { pushManager };
  const serviceWorker = {
    register: async () => registration,
    getRegistration: async () => registration,
    ready: Promise.resolve(registration),
  };
  Object.assign(globalThis, {
    PushManager: class {},
    Notification: { permission: 'granted', requestPermission: async () => 'granted' },
  });
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { serviceWorker, userAgent: 'Firefox' },
  });
}

const key = (letter: string) => async () => btoa(letter.repeat(65)).replaceAll('=', '');
const endpoint = async (of: ReturnType<typeof push.current>) =>
  Object(await of)[0].address.endpoint as unknown;
const before = navigator;
afterAll(() => Object.defineProperty(globalThis, 'navigator', { configurable: true, value: before }));

test('a subscription of this server’s key is kept', async () => {
  browser();
  expect(await endpoint(push.enable(key('a')))).toBe('https://push.test/1');
  expect(await endpoint(push.enable(key('a')))).toBe('https://push.test/1');
  expect(await endpoint(push.current(key('a')))).toBe('https://push.test/1');
});

test('one that was made for another key is given up for a new one, also at a mere start', async () => {
  browser();
  await push.enable(key('a'));
  expect(await endpoint(push.current(key('b')))).toBe('https://push.test/2');
  expect(await endpoint(push.enable(key('c')))).toBe('https://push.test/3');
});

test('what is off is not turned on by looking', async () => {
  browser();
  expect(await push.current(key('a'))).toBeNull();
});
