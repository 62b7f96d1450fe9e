import { Attachment, AttachmentLink, Id, Instant, UploadQuery } from '@baton/protocol';
import { z } from 'zod';
import { demand } from '../access/permission.ts';
import { RefusedError } from '../journal/refused.ts';
import { LINK_MS, linkHolds } from '../manage/attachments/link.ts';
import { contentOf } from '../manage/attachments/store.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';
import { linkOf, store, takeBytes, uploadRoute } from './uploads.ts';

const params = z.object({ id: Id });
const tags = ['attachments'];
/** Files of a conversation: uploaded first, then sent as a message; read by links that run out. In a scope of its own: bodies are bytes here. */
export function attachmentRoutes(api: Api, ports: ApiPorts): void {
  const { stage, manage } = ports;
  takeBytes(api);
  api.post(
    '/v1/conversations/:id/attachments',
    { ...uploadRoute, schema: { tags, params, querystring: UploadQuery, response: { 201: Attachment } } },
    async (request, reply) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.respond');
      const { organizationId, memberId } = actor;
      const conversationId = request.params.id;
      if (!(await stage.journal.load(organizationId, conversationId))) throw new RefusedError('not_found');
      const stored = await store(ports, request, { organizationId, conversationId, memberId });
      return reply.status(201).send(stored);
    },
  );
  api.get(
    '/v1/attachments/:id/link',
    { schema: { tags, params, response: { 200: AttachmentLink } } },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.respond');
      const attachment = await stage.directory.attachment(actor.organizationId, request.params.id);
      if (!attachment) throw new RefusedError('not_found');
      return linkOf(ports, attachment);
    },
  );
  const signed = z.object({ expires: z.coerce.number().pipe(Instant), signature: z.string().max(100) });
  api.get(
    '/v1/attachments/:id',
    { schema: { tags, params, querystring: signed, produces: ['application/octet-stream'] } },
    async (request, reply) => {
      const { id } = request.params;
      const now = stage.clock.now();
      if (!linkHolds(ports.pushKey, { id, ...request.query }, now)) throw new RefusedError('link_invalid');
      const { name, type, content } = await contentOf(manage.database, id);
      // Only what a browser shows without running it; the rest is saved.
      const shown = /^(image|audio)\//.test(type) || type === 'video/mp4';
      void reply
        .type(type)
        .header(
          'content-disposition',
          `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
        )
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', `private, max-age=${LINK_MS / 1000}, immutable`);
      return reply.send(content);
    },
  );
}
