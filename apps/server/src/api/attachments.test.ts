import { randomUUID } from 'node:crypto';
import type { Attachment, AttachmentLink, Done, Problem, Thread } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropUnsent } from '../manage/attachments/store.ts';
import { get, post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let trial: Trial;
let alice: Acting;
beforeAll(async () => {
  trial = await startTrial();
  alice = await trial.member('Alice', 'operator');
});
afterAll(() => trial.stop());

const url = (path: string): string => trial.baseUrl + path;

async function upload(
  path: string,
  token: string,
  file: { id?: string; name?: string; type: string; body: Buffer },
) {
  const query = `?id=${file.id ?? randomUUID()}&name=${encodeURIComponent(file.name ?? 'ticket.png')}`;
  const response = await fetch(url(path + query), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': file.type },
    body: new Uint8Array(file.body),
  });
  return { status: response.status, body: (await response.json()) as Attachment & Problem };
}

/** A customer whom Alice has. */
async function talk() {
  const sessions = (body: object) =>
    post<{ token: string; conversationId: string }>(url('/v1/customer/sessions'), body);
  const { token } = (await sessions({ botId: trial.botId })).body;
  const asCustomer = <T>(command: object) => post<T>(url('/v1/customer/commands'), command, token);
  await asCustomer({ type: 'send', id: randomUUID(), text: 'Look at this' });
  await asCustomer({ type: 'request_human' });
  const { conversationId: id } = (await sessions({ botId: trial.botId, token })).body;
  const { body: thread } = await get<Thread>(url(`/v1/conversations/${id}/thread`), alice.token);
  const { body } = await post<Done>(
    url(`/v1/handoffs/${thread.conversation.handoff!.id}/claim`),
    {},
    alice.token,
  );
  return { id, fence: body.fence, customer: token, asCustomer };
}

test('a picture goes both ways, is what its bytes say, and opens by a link that runs out', async () => {
  const { id, fence, customer, asCustomer } = await talk();
  const { body: sent } = await upload('/v1/customer/attachments', customer, {
    type: 'image/jpeg',
    body: PIXEL,
  });
  expect(sent).toMatchObject({
    name: 'ticket.png',
    type: 'image/png',
    bytes: PIXEL.length,
    width: 1,
    height: 1,
  });
  await asCustomer({ type: 'send', id: randomUUID(), text: 'ticket.png', attachmentId: sent.id });
  const { body: back } = await upload(`/v1/conversations/${id}/attachments`, alice.token, {
    name: 'voucher.pdf',
    type: 'application/pdf',
    body: Buffer.from('%PDF-1.7'),
  });
  const send = {
    type: 'send',
    conversationId: id,
    fence,
    id: randomUUID(),
    kind: 'text',
    text: 'voucher.pdf',
    attachmentId: back.id,
  };
  expect((await post(url('/v1/commands'), send, alice.token)).status).toBe(200);
  expect((await post(url('/v1/commands'), send, alice.token)).status).toBe(200);

  const { body: thread } = await get<Thread>(url(`/v1/conversations/${id}/thread`), alice.token);
  const files = thread.entries.flatMap((entry) =>
    entry.type === 'message.added' && entry.message.attachment
      ? [[entry.message.kind, entry.message.attachment.name]]
      : [],
  );
  expect(files).toEqual([
    ['image', 'ticket.png'],
    ['file', 'voucher.pdf'],
  ]);

  const { body: link } = await get<AttachmentLink>(url(`/v1/attachments/${sent.id}/link`), alice.token);
  const opened = await fetch(url(link.url));
  expect(Buffer.from(await opened.arrayBuffer())).toEqual(PIXEL);
  expect(opened.headers.get('content-type')).toBe('image/png');
  expect(opened.headers.get('content-security-policy')).toContain('sandbox');
  const { body: theirs } = await get<AttachmentLink>(
    url(`/v1/customer/attachments/${back.id}/link`),
    customer,
  );
  const saved = await fetch(url(theirs.url));
  expect(saved.headers.get('content-disposition')).toContain('attachment');
  const refused = async (path: string) => ((await (await fetch(url(path))).json()) as Problem).code;
  expect(await refused(link.url.replace(/expires=\d+/, `expires=${Date.now() + 9e9}`))).toBe('link_invalid');
  expect(await refused(link.url.replace(sent.id, back.id))).toBe('link_invalid');
});

test('nobody sees or sends what is not theirs', async () => {
  const [one, other] = [await talk(), await talk()];
  const { body: file } = await upload('/v1/customer/attachments', one.customer, {
    type: 'image/png',
    body: PIXEL,
  });
  const link = (token: string) => get(url(`/v1/customer/attachments/${file.id}/link`), token);
  expect((await link(one.customer)).status).toBe(200);
  expect((await link(other.customer)).status).toBe(404);
  const stolen = { type: 'send', id: randomUUID(), text: 'mine', attachmentId: file.id };
  expect(await other.asCustomer<Problem>(stolen)).toMatchObject({ status: 404 });
  const { owner } = await trial.neighbour();
  expect((await get(url(`/v1/attachments/${file.id}/link`), owner.token)).status).toBe(404);
  const elsewhere = await upload(`/v1/conversations/${one.id}/attachments`, owner.token, {
    type: 'image/png',
    body: PIXEL,
  });
  expect(elsewhere.status).toBe(404);
});

test('what is too large, empty, of no kind that is shown, or another file of the same id is refused', async () => {
  const { id, customer } = await talk();
  const path = `/v1/conversations/${id}/attachments`;
  const tooLarge = { type: 'image/png', body: Buffer.alloc(10 * 1024 * 1024 + 1) };
  expect(await upload(path, alice.token, tooLarge)).toMatchObject({
    status: 413,
    body: { code: 'attachment_too_large', maxBytes: 10 * 1024 * 1024 },
  });
  expect(await upload(path, alice.token, { type: 'image/png', body: Buffer.alloc(0) })).toMatchObject({
    status: 400,
  });
  const page = { type: 'text/html', body: Buffer.from('<script>alert(1)</script>') };
  expect(await upload(path, alice.token, page)).toMatchObject({
    status: 415,
    body: { code: 'attachment_type' },
  });
  const liar = { type: 'image/png', body: Buffer.from('<svg onload="alert(1)"></svg>'.repeat(3)) };
  expect(await upload(path, alice.token, liar)).toMatchObject({ status: 415 });
  const same = { id: randomUUID(), type: 'image/png', body: PIXEL };
  expect((await upload('/v1/customer/attachments', customer, same)).status).toBe(201);
  expect((await upload('/v1/customer/attachments', customer, same)).status).toBe(201);
  const another = { ...same, body: Buffer.concat([PIXEL, Buffer.from('x')]) };
  expect(await upload('/v1/customer/attachments', customer, another)).toMatchObject({
    status: 409,
    body: { code: 'id_conflict' },
  });
});

test('what was never sent is gone after a day', async () => {
  const { id, customer, asCustomer } = await talk();
  const { body: kept } = await upload('/v1/customer/attachments', customer, {
    type: 'image/png',
    body: PIXEL,
  });
  const { body: left } = await upload('/v1/customer/attachments', customer, {
    type: 'image/png',
    body: PIXEL,
  });
  await asCustomer({ type: 'send', id: randomUUID(), text: 'ticket', attachmentId: kept.id });
  const { database } = trial.app.manage;
  const ours = async () =>
    (
      await database.rows<{ id: string }>('ours', 'select id from attachments where conversation_id = $1', [
        id,
      ])
    ).map((row) => row.id);
  await dropUnsent(database, Date.now());
  expect(await ours()).toHaveLength(2);
  await dropUnsent(database, Date.now() + 25 * 3_600_000);
  expect(await ours()).toEqual([kept.id]);
  expect(left.id).not.toBe(kept.id);
});
