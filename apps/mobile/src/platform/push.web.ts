import type { DeviceRequest, WebPushAddress } from '@baton/protocol';
import { deviceNameOf } from '../model/device-name.ts';
import type { Addresses, PushPort } from '../push/contract.ts';

const WORKER = '/sw.js';
const possible = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

function deviceOf(subscribed: PushSubscription): Addresses {
  const device: DeviceRequest = {
    transport: 'web_push',
    // The browser's own form of it is the protocol's.
    address: subscribed.toJSON() as WebPushAddress,
    label: browserName(navigator.userAgent),
  };
  return [device];
}

/** `Firefox on Linux`: enough to tell one's devices apart. */
function browserName(agent: string): string {
  const { browser, system } = deviceNameOf(agent);
  return `${browser ?? 'Browser'} on ${system ?? 'this device'}`;
}

/** Keys travel as base64url text, the browser wants bytes. */
function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Of another server, or of one with a new database: every push would be refused. A browser that does not tell is believed. */
function isFor(subscribed: PushSubscription, key: Uint8Array): boolean {
  const { applicationServerKey } = subscribed.options;
  return !applicationServerKey || String(new Uint8Array(applicationServerKey)) === String(key);
}

/** The subscription that this server can push to: what was made for another key is given up for a new one. */
async function subscribe({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const applicationServerKey = bytesOf(key);
  const before = await pushManager.getSubscription();
  if (before && isFor(before, applicationServerKey)) return before;
  await before?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

export const push: PushPort = {
  transport: 'web_push',
  async standing() {
    if (!possible()) return 'unsupported';
    if (Notification.permission === 'denied') return 'denied';
    return Notification.permission === 'granted' && (await subscription()) !== null ? 'ready' : 'off';
  },
  async enable(publicKey) {
    const registration = await navigator.serviceWorker.register(WORKER);
    if ((await Notification.requestPermission()) !== 'granted') return null;
    const key = await publicKey();
    await navigator.serviceWorker.ready;
    return deviceOf(await subscribe(registration, key));
  },
  async current(publicKey) {
    if (!possible() || Notification.permission !== 'granted' || (await subscription()) === null) return null;
    return deviceOf(await subscribe(await navigator.serviceWorker.ready, await publicKey()));
  },
  // A browser's subscription is looked at again at each start.
  moved: () => () => undefined,
  async examine() {
    const registration = possible() ? await navigator.serviceWorker.getRegistration(WORKER) : undefined;
    const subscribed = await registration?.pushManager.getSubscription();
    return {
      address: subscribed ? `${new URL(subscribed.endpoint).host} …${subscribed.endpoint.slice(-4)}` : null,
      channel: null,
      worker: registration?.active ? 'active' : 'missing',
    };
  },
  async disable() {
    if (!possible()) return;
    await (await subscription())?.unsubscribe();
    const registration = await navigator.serviceWorker.getRegistration(WORKER);
    for (const shown of (await registration?.getNotifications()) ?? []) shown.close();
  },
  listen(onOpen) {
    if (!('serviceWorker' in navigator)) return () => undefined;
    // Also without pushes it keeps the shell, so that the app opens offline.
    navigator.serviceWorker
      .register(WORKER)
      .catch((refused: unknown) => console.info('no service worker', String(refused)));
    const heard = (event: MessageEvent<{ type?: string; url?: string }>) => {
      if (event.data.type === 'open' && event.data.url?.startsWith('/') === true) onOpen(event.data.url);
    };
    navigator.serviceWorker.addEventListener('message', heard);
    return () => navigator.serviceWorker.removeEventListener('message', heard);
  },
};
