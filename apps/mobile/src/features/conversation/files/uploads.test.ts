import type { Attachment } from '@baton/protocol';
import { MAX_ATTACHMENT_BYTES } from '@baton/protocol/attachment-limits';
import { RefusedAnswer } from '../../../live/answers.tsx';
import type { PickedFile } from '../../../platform/picked-file.ts';
import { frameOf } from './frame.ts';
import { Uploads } from './uploads.ts';
import { enclosedIn } from './useUploads.ts';

type Under = {
  path: string;
  resolve: (a: Attachment) => void;
  reject: (why: unknown) => void;
  tell: (n: number) => void;
};

const file = (part: Partial<PickedFile> = {}): PickedFile => ({
  name: 'ticket.png',
  type: 'image/png',
  bytes: 1000,
  content: new Blob(['x']),
  preview: 'blob:1',
  ...part,
});

function open() {
  const under: Under[] = [];
  const cancelled: string[] = [];
  const forgotten: (string | null)[] = [];
  let next = 0;
  const uploads = new Uploads({
    conversationId: 'c1',
    upload: (path, _file, tell) => {
      const done = new Promise<Attachment>((resolve, reject) => under.push({ path, resolve, reject, tell }));
      return { done, cancel: () => void cancelled.push(path) };
    },
    newId: () => `u${++next}`,
    forget: (preview) => void forgotten.push(preview),
    changed: () => undefined,
  });
  return { uploads, under, cancelled, forgotten };
}
const settle = () => new Promise((done) => setImmediate(done));
const arrived = (id: string): Attachment => ({ id, name: 'ticket.png', type: 'image/png', bytes: 1000 });

test('a file goes up as it is picked, tells how far it is, and is taken once with the next message', async () => {
  const { uploads, under, forgotten } = open();
  uploads.add([file(), file({ name: 'e ticket.pdf', type: 'application/pdf', preview: null })]);
  expect(under.map(({ path }) => path)).toEqual([
    '/v1/conversations/c1/attachments?id=u1&name=ticket.png',
    '/v1/conversations/c1/attachments?id=u2&name=e%20ticket.pdf',
  ]);
  under[0]!.tell(0.4);
  expect(uploads.list[0]).toMatchObject({ progress: 0.4, state: 'under_way' });
  expect(enclosedIn(uploads.list)).toBe(false);
  under[0]!.resolve(arrived('u1'));
  under[1]!.resolve(arrived('u2'));
  await settle();
  expect(enclosedIn(uploads.list)).toBe(true);
  expect(uploads.take().map(({ id }) => id)).toEqual(['u1', 'u2']);
  expect(uploads.list).toEqual([]);
  expect(forgotten).toEqual(['blob:1', null]);
});

test('what is too large or of no known kind never leaves', () => {
  const { uploads, under } = open();
  uploads.add([file({ bytes: MAX_ATTACHMENT_BYTES + 1 }), file({ type: 'application/x-msdownload' })]);
  expect(under).toEqual([]);
  expect(uploads.list.map(({ state }) => state)).toEqual(['too_large', 'wrong_type']);
  expect(enclosedIn(uploads.list)).toBeUndefined();
});

test('what failed can be tried again under the same id; what the server refused says why', async () => {
  const { uploads, under } = open();
  uploads.add([file()]);
  under[0]!.reject(new TypeError('no network'));
  await settle();
  expect(uploads.list[0]).toMatchObject({ state: 'failed' });
  uploads.retry('u1');
  expect(under[1]!.path).toBe(under[0]!.path);
  under[1]!.reject(new RefusedAnswer('attachment_type'));
  await settle();
  expect(uploads.list[0]).toMatchObject({ state: 'wrong_type' });
});

test('what is dropped is cancelled, and its late answer changes nothing', async () => {
  const { uploads, under, cancelled } = open();
  uploads.add([file()]);
  uploads.drop('u1');
  expect(cancelled).toHaveLength(1);
  under[0]!.resolve(arrived('u1'));
  await settle();
  expect(uploads.list).toEqual([]);
  expect(uploads.take()).toEqual([]);
});

test('a picture keeps its proportions and is not drawn larger than it is', () => {
  expect(frameOf({ width: 1300, height: 650 })).toEqual({ width: 260, height: 130 });
  expect(frameOf({ width: 500, height: 2000 })).toEqual({ width: 80, height: 320 });
  expect(frameOf({ width: 100, height: 60 })).toEqual({ width: 100, height: 60 });
  expect(frameOf({})).toEqual({ width: 240, height: 180 });
});
