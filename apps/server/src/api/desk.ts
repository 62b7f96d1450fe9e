import {
  CannedReply,
  CannedReplyList,
  CannedReplyRequest,
  Id,
  Label,
  LabelList,
  LabelRequest,
} from '@baton/protocol';
import { z } from 'zod';
import { demand } from '../access/permission.ts';
import { removeCannedReply, saveCannedReply } from '../manage/canned-replies.ts';
import { removeLabel, saveLabel } from '../manage/labels.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const params = z.object({ id: Id });
const tags = ['desk'];

/** What a team shares at its desk. Ids are made by the caller, so that a repeat is the same thing. */
export function deskRoutes(api: Api, ports: ApiPorts): void {
  const { manage, stage } = ports;
  api.get('/v1/labels', { schema: { tags, response: { 200: LabelList } } }, async (request) => {
    const actor = await memberOf(ports, request);
    demand(actor, 'chatbot.respond');
    return { labels: await stage.directory.labels(actor.organizationId) };
  });
  api.put(
    '/v1/labels/:id',
    { schema: { tags, params, body: LabelRequest, response: { 200: Label } } },
    async (request) =>
      saveLabel(manage, await memberOf(ports, request), { id: request.params.id, ...request.body }),
  );
  api.delete(
    '/v1/labels/:id',
    { schema: { tags, params, response: { 204: z.null() } } },
    async (request, reply) => {
      await removeLabel(manage, await memberOf(ports, request), request.params.id);
      return reply.status(204).send(null);
    },
  );
  api.get('/v1/canned-replies', { schema: { tags, response: { 200: CannedReplyList } } }, async (request) => {
    const actor = await memberOf(ports, request);
    demand(actor, 'chatbot.respond');
    return { replies: await stage.directory.cannedReplies(actor.organizationId) };
  });
  api.put(
    '/v1/canned-replies/:id',
    { schema: { tags, params, body: CannedReplyRequest, response: { 200: CannedReply } } },
    async (request) =>
      saveCannedReply(manage, await memberOf(ports, request), { id: request.params.id, ...request.body }),
  );
  api.delete(
    '/v1/canned-replies/:id',
    { schema: { tags, params, response: { 204: z.null() } } },
    async (request, reply) => {
      await removeCannedReply(manage, await memberOf(ports, request), request.params.id);
      return reply.status(204).send(null);
    },
  );
}
