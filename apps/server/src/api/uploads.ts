import { MAX_ATTACHMENT_BYTES } from '@baton/protocol';
import type { Attachment, AttachmentLink, UploadQuery } from '@baton/protocol';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { LINK_MS, linkTo } from '../manage/attachments/link.ts';
import { storeAttachment } from '../manage/attachments/store.ts';
import type { Uploading } from '../manage/attachments/store.ts';
import type { Api, ApiPorts } from './ports.ts';

/** The parser refuses longer bodies before they are read; one byte more, so that our own refusal says the limit. */
export const uploadRoute = { bodyLimit: MAX_ATTACHMENT_BYTES + 1 };

/** Bodies of this scope are bytes, whatever their type. */
export function takeBytes(api: Api): void {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Stores the body of `request`. */
export function store(
  { manage, stage }: ApiPorts,
  request: FastifyRequest<{ Querystring: z.infer<typeof UploadQuery> }>,
  uploading: Uploading,
): Promise<Attachment> {
  const { id, name } = request.query;
  const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const type = request.headers['content-type'] ?? '';
  return storeAttachment(manage.database, uploading, { id, name, type, content, at: stage.clock.now() });
}

export function linkOf(
  { pushKey, stage }: ApiPorts,
  { id, name, type, bytes, width, height }: Attachment,
): AttachmentLink {
  const expiresAt = stage.clock.now() + LINK_MS;
  const size = width === undefined || height === undefined ? {} : { width, height };
  return { attachment: { id, name, type, bytes, ...size }, url: linkTo(pushKey, id, expiresAt), expiresAt };
}
