/* The service worker of the proof page: shows what a push says and reports what is shown then. */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => event.waitUntil(show(event.data.json())));

async function show(push) {
  const showing = self.registration.showNotification(push.title, {
    body: push.body,
    tag: push.tag,
    data: push,
  });
  // Headless, Firefox may keep this promise open while an older alert is up; the notification is listed all the same.
  await Promise.race([showing, new Promise((resolve) => setTimeout(resolve, 1000))]);
  const shown = await self.registration.getNotifications();
  const titles = shown.map((notification) => notification.title);
  await fetch('/report', { method: 'POST', body: JSON.stringify({ push, titles }) });
}
