// @ts-check
/// <reference lib="webworker" />
// The web app's service worker, shipped as it is: pushes that can be claimed from the banner, and a shell that opens offline.
// It knows no session. What a push may do, its own one-use tokens allow.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @typedef {{ v: 1, kind: string, deliveryId: string, tag: string, seq: number, title: string, body: string, url: string,
 *   expiresAt: number, actions: { id: 'claim' | 'later', title: string }[], claimToken: string | null, ackToken: string, quiet: boolean,
 *   fetch?: boolean, lang?: string }} Payload */

/** What the worker says by itself, in the member's language. `ahead` is by how many seconds they were too late. */
const TEXTS = {
  en: {
    won: 'You have it',
    lost: (/** @type {string} */ name) => `${name} took it`,
    ahead: (/** @type {string} */ name, /** @type {number} */ s) => `${name} took it ${s} s before you`,
    gone: 'Nobody waits here any more',
    failed: 'Could not claim. Tap to open.',
    fallback: 'Somebody may be waiting. Tap to open the queue.',
  },
  de: {
    won: 'Du hast es',
    lost: (/** @type {string} */ name) => `${name} hat übernommen`,
    ahead: (/** @type {string} */ name, /** @type {number} */ s) => `${name} hat ${s} s vor dir übernommen`,
    gone: 'Hier wartet niemand mehr',
    failed: 'Übernehmen hat nicht geklappt. Tippen zum Öffnen.',
    fallback: 'Vielleicht wartet jemand. Tippen öffnet die Warteschlange.',
  },
  es: {
    won: 'La tienes',
    lost: (/** @type {string} */ name) => `${name} la tomó`,
    ahead: (/** @type {string} */ name, /** @type {number} */ s) => `${name} la tomó ${s} s antes que tú`,
    gone: 'Aquí ya no espera nadie',
    failed: 'No se pudo tomar. Toca para abrir.',
    fallback: 'Puede que alguien espere. Toca para abrir la cola.',
  },
  ar: {
    won: 'استلمتها أنت',
    lost: (/** @type {string} */ name) => `استلمها ${name}`,
    ahead: (/** @type {string} */ name, /** @type {number} */ s) => `استلمها ${name} قبلك بـ ${s} ث`,
    gone: 'لم يعد أحد ينتظر هنا',
    failed: 'تعذّر الاستلام. اضغط للفتح.',
    fallback: 'ربما ينتظر أحد. اضغط لفتح قائمة الانتظار.',
  },
};
/** One that this worker does not speak is answered in English. @param {string | undefined} lang */
const textsOf = (lang) => TEXTS[/** @type {keyof typeof TEXTS} */ (lang?.slice(0, 2))] ?? TEXTS.en;

const SHELL = 'baton-shell-v1';
const KEPT = ['/_expo/static/', '/assets/', '/fonts/', '/icons/'];
/** The app's own pages; whatever else the server shows is not ours to keep. */
const PAGES =
  /^\/($|(activity|bots|settings|notifications|defaults|figures|pushes|alerts|sign-in)($|\/)|conversations\/|members\/|workflows($|\/))/;

/** @param {string} path @param {object} body */
const post = (path, body) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    body: JSON.stringify(body),
  });

/** @param {Payload} payload @param {'received' | 'opened' | 'acted'} what */
async function acknowledge(payload, what) {
  try {
    await post('/v1/push/ack', { token: payload.ackToken, what });
  } catch (offline) {
    // The ledger stays at "accepted": honest, and nothing here depends on it.
    console.info('push not acknowledged', /** @type {Error} */ (offline).name);
  }
}

/** A push that waits for its words longer is shown without. */
const PATIENCE_MS = 2500;

/** The push with its words, which it left without; as it came when they cannot be had soon. @param {Payload} payload */
async function withWords(payload) {
  if (!payload.fetch) return payload;
  try {
    const answer = await Promise.race([
      post('/v1/push/text', { token: payload.ackToken }),
      new Promise((_resolve, reject) => setTimeout(() => reject(new Error('too late')), PATIENCE_MS)),
    ]);
    const { title, body } = answer.ok ? await answer.json() : payload;
    return { ...payload, title, body };
  } catch (unreachable) {
    console.info('words not fetched', /** @type {Error} */ (unreachable).name);
    return payload;
  }
}

/** @param {PushMessageData | null} data @returns {Payload | null} */
function parse(data) {
  try {
    const payload = data?.json();
    return payload?.v === 1 && typeof payload.tag === 'string' && typeof payload.url === 'string'
      ? payload
      : null;
  } catch (malformed) {
    console.info('push not understood', /** @type {Error} */ (malformed).name);
    return null;
  }
}

/** @param {string} lang @returns {'ltr' | 'rtl'} */
const directionOf = (lang) => (lang === 'ar' ? 'rtl' : 'ltr');

/** @param {Payload} payload @param {{ title?: string, body?: string, actions?: Payload['actions'], quiet?: boolean }} [change] */
function show(payload, change = {}) {
  const { title = payload.title, body = payload.body, actions = [], quiet = payload.quiet } = change;
  const options = {
    tag: payload.tag,
    body,
    ...(payload.lang && { lang: payload.lang, dir: directionOf(payload.lang) }),
    data: payload,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    silent: quiet,
    renotify: !quiet,
    requireInteraction: payload.kind === 'escalation' && !quiet,
    actions: actions.map(({ id, title: label }) => ({ action: id, title: label })),
  };
  return worker.registration.showNotification(title, options);
}

/** @param {PushMessageData | null} data */
async function pushed(data) {
  const parsed = parse(data);
  if (!parsed)
    return worker.registration.showNotification('Baton', {
      body: textsOf(worker.navigator.language).fallback,
      tag: 'baton',
      data: { url: '/' },
    });
  const payload = await withWords(parsed);
  const [shown] = await worker.registration.getNotifications({ tag: payload.tag });
  // A transport may deliver the call after its end: what is shown is newer, so it stays.
  const late = shown && shown.data?.seq > payload.seq;
  const over = payload.expiresAt <= Date.now();
  // One that left twice, because nobody knew that it had arrived, is seen and heard once.
  const again = shown && shown.data?.deliveryId === payload.deliveryId;
  if (!late && !again)
    await show(
      payload,
      over ? { quiet: true } : { actions: payload.claimToken === null ? [] : payload.actions },
    );
  return acknowledge(payload, 'received');
}

/** By how many seconds a claim came first; 0 when the two clocks cannot tell. @param {unknown} claimedAt */
function secondsAhead(claimedAt) {
  const seconds = typeof claimedAt === 'number' ? Math.round((Date.now() - claimedAt) / 1000) : -1;
  return seconds >= 0 && seconds < 120 ? Math.max(1, seconds) : 0;
}

/** @param {string} name @param {typeof TEXTS.en} texts */
const isTurned = (name, texts) => /^\P{L}*\p{Script=Arabic}/u.test(name) !== (texts === TEXTS.ar);

/** What came of a claim, in words. @param {Response} answer @param {typeof TEXTS.en} texts */
async function outcome(answer, texts) {
  if (answer.ok) return texts.won;
  const problem = await answer.json().catch(() => ({ code: 'unreadable' }));
  const name = problem.claimedBy?.name;
  // A name may be written in the other direction than the sentence.
  const winner = name && isTurned(name, texts) ? `\u2068${name}\u2069` : name;
  const seconds = secondsAhead(problem.claimedAt);
  if (winner) return seconds > 0 ? texts.ahead(winner, seconds) : texts.lost(winner);
  return problem.code === 'not_waiting' ? texts.gone : texts.failed;
}

/** @param {Payload} payload */
async function claim(payload) {
  const texts = textsOf(payload.lang);
  let answer;
  try {
    answer = await post('/v1/push/claim', { token: payload.claimToken });
  } catch (unreachable) {
    console.info('claim not sent', /** @type {Error} */ (unreachable).name);
    return show(payload, { title: texts.failed, actions: payload.actions, quiet: true });
  }
  await show(payload, { title: await outcome(answer, texts), quiet: true });
  await acknowledge(payload, 'acted');
  if (answer.ok) await open(payload.url);
}

/** Shows the page that is open already, or opens one. @param {string} url */
async function open(url) {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => one.focused) ?? pages[0];
  if (!page) return worker.clients.openWindow(url);
  page.postMessage({ type: 'open', url });
  return page.focus();
}

/** @param {Notification} notification @param {string} action */
async function clicked(notification, action) {
  const payload = /** @type {Payload} */ (notification.data ?? {});
  if (action === 'claim' && payload.claimToken) return claim(payload);
  notification.close();
  if (action === 'later') return acknowledge(payload, 'acted');
  await Promise.all([open(payload.url ?? '/'), payload.ackToken ? acknowledge(payload, 'opened') : null]);
}

/** Files that never change under their name, and the page that starts them. @param {Request} request */
async function kept(request) {
  const cache = await caches.open(SHELL);
  if (request.mode !== 'navigate') {
    const known = await cache.match(request);
    if (known) return known;
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  }
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put('/', fresh.clone());
    return fresh;
  } catch (offline) {
    const page = await cache.match('/');
    if (page) return page;
    throw offline;
  }
}

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name);
    await worker.clients.claim();
    await (await caches.open(SHELL)).add('/');
  };
  event.waitUntil(tidy());
});
// A page that began without the worker asks to be seen, so that what it fetches is kept.
worker.addEventListener('message', (event) => {
  if (event.data?.type === 'take') event.waitUntil(worker.clients.claim());
});
worker.addEventListener('push', (event) => event.waitUntil(pushed(event.data)));
worker.addEventListener('notificationclick', (event) =>
  event.waitUntil(clicked(event.notification, event.action)),
);
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== worker.location.origin) return;
  if (
    KEPT.some((start) => pathname.startsWith(start)) ||
    (event.request.mode === 'navigate' && PAGES.test(pathname))
  ) {
    event.respondWith(kept(event.request));
  }
});
