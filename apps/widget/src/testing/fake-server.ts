import { vi } from 'vitest';
import { FakeSocket } from './fake-socket.ts';
import type { Attachment } from '@baton/protocol';
import type { Put } from '../uploads.ts';
import { readSettings } from '../settings.ts';
import { Widget } from '../widget.ts';

export const BOT = '0198b2a4-0000-7000-8000-0000000000b1';

type Route = (body: unknown) => { status: number; body: unknown } | Error;

/** The HTTP side of Baton: routes by path, and what was asked of them. */
export class FakeServer {
  readonly requests: { path: string; body: unknown; token: string | null }[] = [];
  readonly routes: Record<string, Route> = {
    '/v1/customer/sessions': () => ({
      status: 200,
      body: {
        token: `t${this.count('/v1/customer/sessions')}`,
        expiresAt: 0,
        customerId: BOT,
        conversationId: null,
        botName: 'Booking',
        organizationName: 'Meridian Rail',
      },
    }),
  };

  readonly fetch = vi.fn(async (url: string, init: RequestInit = {}) => {
    const { pathname, search } = new URL(url);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    this.requests.push({
      path: pathname + search,
      body,
      token: new Headers(init.headers).get('authorization'),
    });
    const answer = this.routes[pathname]?.(body) ?? { status: 404, body: { code: 'not_found', status: 404 } };
    if (answer instanceof Error) throw answer;
    return new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'content-type': 'application/problem+json' },
    });
  });

  count(path: string): number {
    return this.requests.filter((request) => request.path.split('?')[0] === path).length;
  }

  bodies(path: string): unknown[] {
    return this.requests.filter((request) => request.path === path).map(({ body }) => body);
  }
}

type Putting = { url: string; file: File; progress: (part: number) => void };

/** Files on their way, which the test lets arrive. */
export class FakePuts {
  readonly under_way: (Putting & {
    arrive: (attachment: Attachment) => void;
    fail: (why: unknown) => void;
  })[] = [];
  cancelled = 0;

  put: Put = (url, { file, progress }) => {
    const done = new Promise<Attachment>((arrive, fail) =>
      this.under_way.push({ url, file, progress, arrive, fail }),
    );
    return { done, cancel: () => (this.cancelled += 1) };
  };
}

/** A widget of its own, with a socket and a store that the test holds. */
export function startWidget(store = new Map<string, string>()) {
  const socket = new FakeSocket();
  const puts = new FakePuts();
  let ids = 0;
  const settings = readSettings({ bot: BOT }, 'https://baton.example/widget.js', 'en')!;
  const widget = new Widget({
    settings,
    keep: {
      read: (key) => store.get(key) ?? null,
      write: (key, value) => void (value === null ? store.delete(key) : store.set(key, value)),
    },
    openSocket: () => socket.asSocket(),
    put: (url, request) => puts.put(url, request),
    now: () => 1000,
    newId: () => `id-${store.get('ids') ?? ''}${(ids += 1)}`,
  });
  return { widget, socket, store, puts };
}
