import type { Page } from '@playwright/test';

/** All that the app keeps in the browser, as texts: what is in its database, then its preferences. */
export const onDisk = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('baton');
    await new Promise((done) => (opened.onsuccess = done));
    const database = opened.result;
    const stores = [...database.objectStoreNames];
    const all = stores.map((name) => database.transaction(name).objectStore(name).getAll());
    await Promise.all(all.map((one) => new Promise((done) => (one.onsuccess = done))));
    database.close();
    return [...all.flatMap(({ result }) => result.map(String)), ...Object.values(localStorage).map(String)];
  });

/** Whether the service worker has kept the page and the scripts that start it. */
export const keptByWorker = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    if (!navigator.serviceWorker.controller) return false;
    const kept = await (await caches.open('baton-shell-v1')).keys();
    const paths = kept.map(({ url }) => new URL(url).pathname);
    const needed = [...document.scripts].map(({ src }) => new URL(src).pathname);
    return ['/', ...needed].every((path) => paths.includes(path));
  });
