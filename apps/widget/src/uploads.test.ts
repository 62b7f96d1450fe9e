import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CustomerSnapshot } from '@baton/protocol';
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
const settle = () => vi.advanceTimersByTimeAsync(0);
const ticket = () => new File(['x'], 'ticket.png', { type: 'image/png' });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', new FakeServer().fetch);
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

it('a file becomes a message once the server has it, with its progress until then', async () => {
  const { widget, puts } = await live();
  widget.attach([ticket()]);
  await settle();
  const [put] = puts.under_way;
  expect(put?.url).toMatch(/customer\/attachments\?id=id-.*&name=ticket\.png$/);
  put?.progress(0.5);
  expect(widget.uploads.list).toMatchObject([{ name: 'ticket.png', progress: 0.5, state: 'under_way' }]);
  expect(widget.state.outbox).toEqual([]);
  put?.arrive({ id: 'file-1', name: 'ticket.png', type: 'image/png', bytes: 1 });
  await settle();
  expect(widget.uploads.list).toEqual([]);
  expect(widget.state.outbox).toMatchObject([
    { command: { type: 'send', text: 'ticket.png', attachmentId: 'file-1' }, attachment: { id: 'file-1' } },
  ]);
});

it('what may not be sent is told before anything leaves', async () => {
  const { widget, puts } = await live();
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'film.mp4', { type: 'video/mp4' });
  widget.attach([large, new File(['x'], 'run.exe', { type: 'application/x-msdownload' })]);
  await settle();
  expect(widget.uploads.list.map(({ state }) => state)).toEqual(['too_large', 'wrong_type']);
  expect(puts.under_way).toEqual([]);
});

it('without an answer it may be tried again, as the same file, or taken away', async () => {
  const { widget, puts } = await live();
  widget.attach([ticket()]);
  await settle();
  puts.under_way[0]?.fail(null);
  await settle();
  const [failed] = widget.uploads.list;
  expect(failed).toMatchObject({ state: 'failed' });
  widget.uploads.retry(failed!.id);
  expect(puts.under_way[1]?.url).toBe(puts.under_way[0]?.url);
  widget.uploads.drop(failed!.id);
  expect([widget.uploads.list.length, puts.cancelled]).toEqual([0, 1]);
});
