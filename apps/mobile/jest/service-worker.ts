import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Handler = (event: Record<string, unknown>) => void;
export type Shown = {
  title: string;
  body: string;
  data: { seq?: number; url: string };
  tag: string;
  lang?: string;
  dir?: string;
  silent: boolean;
  actions: { action: string }[];
  close: () => void;
};
export type Call = { path: string; body: Record<string, unknown> };
type Page = { url: string; focused: boolean };
type Server = (call: Call) => { status: number; body: unknown } | 'unreachable' | 'hanging';

const SOURCE = readFileSync(join(__dirname, '../public/sw.js'), 'utf8');

/** Runs the worker as it is shipped, against a browser made of lists. `server` answers its requests. */
export function startWorker(server: Server, pages: Page[] = [], language = 'en') {
  const handlers = new Map<string, Handler>();
  const notifications = new Map<string, Shown>();
  const calls: Call[] = [];
  const opened: string[] = [];
  const messages: unknown[] = [];

  const registration = {
    showNotification: (title: string, options: Omit<Shown, 'title' | 'close'>) => {
      const { tag } = options;
      notifications.set(tag, {
        ...options,
        actions: options.actions ?? [],
        title,
        close: () => notifications.delete(tag),
      });
      return Promise.resolve();
    },
    getNotifications: ({ tag }: { tag: string }) => Promise.resolve([notifications.get(tag)].filter(Boolean)),
  };
  const clients = {
    matchAll: () =>
      Promise.resolve(
        pages.map((page) => ({
          ...page,
          postMessage: (message: unknown) => messages.push(message),
          focus: () => Promise.resolve(),
        })),
      ),
    openWindow: (url: string) => Promise.resolve(opened.push(url)),
    claim: () => Promise.resolve(),
  };
  const scope = {
    registration,
    clients,
    navigator: { language },
    location: { origin: 'https://baton.test' },
    skipWaiting: () => Promise.resolve(),
    addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
  };
  const fetch = (path: string, init: { body: string }) => {
    const call = { path, body: JSON.parse(init.body) as Record<string, unknown> };
    calls.push(call);
    const answer = server(call);
    if (answer === 'hanging') return new Promise(() => undefined);
    if (answer === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve({
      ok: answer.status < 300,
      status: answer.status,
      json: () => Promise.resolve(answer.body),
    });
  };
  new Function('self', 'fetch', 'caches', 'console', SOURCE)(scope, fetch, {}, { info: () => undefined });

  const fire = async (type: string, event: Record<string, unknown>) => {
    const work: Promise<unknown>[] = [];
    handlers.get(type)?.({ ...event, waitUntil: (promise: Promise<unknown>) => work.push(promise) });
    await Promise.all(work);
  };
  return {
    notifications,
    calls,
    opened,
    messages,
    push: (payload: unknown) =>
      fire('push', { data: { json: () => (typeof payload === 'string' ? JSON.parse(payload) : payload) } }),
    click: (tag: string, action: string) =>
      fire('notificationclick', { notification: notifications.get(tag), action }),
  };
}
