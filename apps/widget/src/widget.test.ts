import type { CustomerEntry, CustomerSnapshot } from '@baton/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer, startWidget } from './testing/fake-server.ts';

const SNAPSHOT: CustomerSnapshot = {
  kind: 'snapshot',
  cursor: 'e:1',
  conversationId: null,
  organizationName: 'Meridian Rail',
  botName: 'Booking',
  owner: 'bot',
  operatorName: null,
  readByOperator: 0,
  entries: [],
  humansAvailable: true,
};
const SYNC = '/v1/customer/sync';
const COMMANDS = '/v1/customer/commands';
const message = (seq: number, id: string, by: 'customer' | 'bot' | 'operator'): CustomerEntry => ({
  seq,
  at: seq,
  type: 'message.added',
  message: { id, by, name: by, kind: 'text', text: id },
});
const page = (after: number, cursor: number, ...entries: CustomerEntry[]) => ({
  kind: 'page' as const,
  after: `e:${after}`,
  cursor: `e:${cursor}`,
  entries,
  more: false,
});
const settle = () => vi.advanceTimersByTimeAsync(0);

let server: FakeServer;
beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function live() {
  const started = startWidget();
  started.widget.show(true);
  await settle();
  started.socket.accept();
  started.socket.answer('sync', SNAPSHOT);
  await settle();
  return started;
}

describe('by socket', () => {
  it('asks nothing of the server until it is opened', async () => {
    const { socket } = startWidget();
    await settle();
    expect([server.requests.length, socket.connects]).toEqual([0, 0]);
  });

  it('syncs with its cursor on every connect, and again over a gap', async () => {
    const { widget, socket } = await live();
    socket.push('entry', page(1, 2, message(2, 'a', 'bot')));
    socket.drop();
    socket.accept();
    expect(socket.answer('sync', page(2, 2))).toBe('e:2');
    await settle();
    socket.push('entry', page(4, 5, message(5, 'c', 'bot')));
    expect(socket.answer('sync', page(2, 5, message(4, 'b', 'bot'), message(5, 'c', 'bot')))).toBe('e:2');
    await settle();
    expect(widget.state.thread.entries.map(({ seq }) => seq)).toEqual([2, 4, 5]);
  });

  it('shows a message at once and resends the same id until it is acknowledged', async () => {
    const { widget, socket } = await live();
    widget.send(' hello ');
    await settle();
    socket.drop();
    expect(widget.state.outbox.map(({ state }) => state)).toEqual(['kept']);
    socket.accept();
    await vi.advanceTimersByTimeAsync(3000);
    expect(socket.answer('command', { seq: 2 })).toEqual({ type: 'send', id: 'id-1', text: 'hello' });
    await settle();
    expect(widget.state.outbox.map(({ state }) => state)).toEqual(['acknowledged']);
    socket.push('entry', page(1, 2, message(2, 'id-1', 'customer')));
    socket.answer('sync', page(1, 2, message(2, 'id-1', 'customer')));
    await settle();
    expect([widget.state.outbox.length, widget.state.thread.entries.length]).toEqual([0, 1]);
  });

  it('tells what was delivered at once and what was read when shown', async () => {
    const { widget, socket } = await live();
    socket.push('entry', page(1, 2, message(2, 'a', 'operator')));
    expect(socket.answer('command', { seq: 2 })).toEqual({ type: 'delivered', upTo: 2 });
    widget.shown();
    widget.shown();
    expect(socket.answer('command', { seq: 2 })).toEqual({ type: 'read', upTo: 2 });
    expect(socket.calls).toEqual([]);
  });

  it('gets a fresh token when its own is refused', async () => {
    const { widget, socket } = startWidget();
    widget.show(true);
    await settle();
    socket.refuse('token_expired');
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.bodies('/v1/customer/sessions')).toMatchObject([
      { botId: expect.any(String) },
      { token: 't1' },
    ]);
    expect(socket.connects).toBe(2);
  });
});

describe('without a socket', () => {
  it('polls also when the socket neither opens nor fails', async () => {
    server.routes[SYNC] = () => ({ status: 200, body: SNAPSHOT });
    const { widget } = startWidget();
    widget.show(true);
    await vi.advanceTimersByTimeAsync(4000);
    expect(widget.state).toMatchObject({ link: 'polling', thread: { botName: 'Booking' } });
  });

  it('polls with the same cursor and backs off while nobody answers', async () => {
    server.routes[SYNC] = () => ({ status: 200, body: SNAPSHOT });
    const { widget, socket } = startWidget();
    widget.show(true);
    await settle();
    socket.refuse(null);
    await settle();
    expect(widget.state).toMatchObject({ link: 'polling', thread: { botName: 'Booking' } });

    server.routes[SYNC] = () => new TypeError('network');
    await vi.advanceTimersByTimeAsync(4000);
    expect(widget.state.link).toBe('offline');
    const before = server.count(SYNC);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.count(SYNC) - before).toBeLessThan(6);

    server.routes[SYNC] = () => ({ status: 200, body: page(1, 3, message(3, 'b', 'bot')) });
    server.routes[COMMANDS] = () => ({ status: 200, body: { seq: 3 } });
    await vi.advanceTimersByTimeAsync(80_000);
    expect(server.requests.some(({ path }) => path === `${SYNC}?after=e%3A1`)).toBe(true);
    expect(widget.state).toMatchObject({ link: 'polling', thread: { cursor: 'e:3' } });
  });

  it('sends by HTTP with the same ids, keeps over a reload, and repeats what was not acknowledged', async () => {
    server.routes[SYNC] = () => ({ status: 200, body: SNAPSHOT });
    server.routes[COMMANDS] = () => ({ status: 503, body: { code: 'unavailable' } });
    const first = startWidget();
    first.widget.send('hello');
    await settle();
    first.socket.refuse(null);
    await vi.advanceTimersByTimeAsync(1);
    expect(first.widget.state.outbox).toHaveLength(1);

    server.routes[COMMANDS] = () => ({ status: 200, body: { seq: 2 } });
    const second = startWidget(first.store);
    await settle();
    second.socket.refuse(null);
    await settle();
    const sent = server.bodies(COMMANDS);
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map((body) => JSON.stringify(body)))).toEqual(
      new Set([JSON.stringify({ type: 'send', id: 'id-1', text: 'hello' })]),
    );
    expect(second.widget.state.outbox.map(({ state }) => state)).toEqual(['acknowledged']);
  });

  it('shows what the server refuses for good, and goes on with the next', async () => {
    server.routes[SYNC] = () => ({ status: 200, body: SNAPSHOT });
    server.routes[COMMANDS] = (body) =>
      JSON.stringify(body).includes('too long')
        ? { status: 413, body: { code: 'payload_too_large' } }
        : { status: 200, body: { seq: 2 } };
    const { widget, socket } = startWidget();
    widget.send('too long');
    widget.send('fine');
    await settle();
    socket.refuse(null);
    await settle();
    expect(widget.state.outbox.map(({ state }) => state)).toEqual(['refused', 'acknowledged']);
  });
});

describe('asking for a human', () => {
  it('and taking it back before it was sent sends nothing', async () => {
    const { widget, socket } = startWidget();
    widget.askForHuman();
    widget.leaveQueue();
    await settle();
    expect([widget.state.outbox.length, socket.calls.length]).toEqual([0, 0]);
  });

  it('after nobody came: a message left for the team is sent and waits', async () => {
    const { widget, socket } = await live();
    widget.leaveMessage();
    widget.send('call me');
    await settle();
    expect(socket.answer('command', { seq: 2 })).toMatchObject({ type: 'send', text: 'call me' });
    await settle();
    expect(socket.answer('command', { seq: 3 })).toEqual({ type: 'request_human' });
    expect(widget.state.leavingMessage).toBe(false);
  });
});

describe('while the customer waits', () => {
  it('asks again whether a human is there, and only while that is shown', async () => {
    const AVAILABILITY = '/v1/customer/availability';
    let humansAvailable = false;
    server.routes[AVAILABILITY] = () => ({ status: 200, body: { humansAvailable } });
    const { widget, socket } = startWidget();
    widget.show(true);
    await settle();
    socket.accept();
    socket.answer('sync', { ...SNAPSHOT, owner: 'queue', humansAvailable: true });
    await vi.advanceTimersByTimeAsync(21_000);
    expect(widget.state.thread.humansAvailable).toBe(false);
    humansAvailable = true;
    await vi.advanceTimersByTimeAsync(21_000);
    expect(widget.state.thread.humansAvailable).toBe(true);
    widget.show(false);
    await vi.advanceTimersByTimeAsync(21_000);
    const asked = server.count(AVAILABILITY);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.count(AVAILABILITY)).toBe(asked);
  });
});
