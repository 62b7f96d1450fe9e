import {
  ApiKey,
  ApiKeyAnswer,
  ApiKeyRequest,
  Endpoint,
  EndpointAnswer,
  EndpointRequest,
  Id,
  OutboundList,
} from '@baton/protocol';
import { z } from 'zod';
import { demand } from '../access/permission.ts';
import { RefusedError } from '../journal/refused.ts';
import { addApiKey, apiKeys, revokeApiKey } from '../manage/api-keys.ts';
import { addEndpoint, endpoints, outboundList, redeliver, removeEndpoint } from '../manage/endpoints.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const params = z.object({ id: Id });
const nothing = { 204: z.null() };

/** API keys of bot platforms, and the webhooks that tell them what happened. */
export function manageRoutes(api: Api, ports: ApiPorts): void {
  apiKeyRoutes(api, ports);
  webhookRoutes(api, ports);
}

function apiKeyRoutes(api: Api, ports: ApiPorts): void {
  const { manage, keys } = ports;
  const tags = ['api keys'];
  const KeyMade = ApiKeyAnswer.extend({ secret: z.string() });
  api.post(
    '/v1/api-keys',
    { schema: { tags, body: ApiKeyRequest, response: { 201: KeyMade } } },
    async (request, reply) =>
      reply.status(201).send(await addApiKey(manage, await memberOf(ports, request), request.body)),
  );
  api.get(
    '/v1/api-keys',
    { schema: { tags, response: { 200: z.object({ keys: z.array(ApiKey) }) } } },
    async (request) => ({
      keys: await apiKeys(manage, await memberOf(ports, request)),
    }),
  );
  api.delete('/v1/api-keys/:id', { schema: { tags, params, response: nothing } }, async (request, reply) => {
    await revokeApiKey(manage, await memberOf(ports, request), request.params.id);
    keys.forget(request.params.id);
    return reply.status(204).send(null);
  });
}

function webhookRoutes(api: Api, ports: ApiPorts): void {
  const { manage } = ports;
  const tags = ['webhooks'];
  api.post(
    '/v1/endpoints',
    { schema: { tags, body: EndpointRequest, response: { 201: EndpointAnswer } } },
    async (request, reply) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.manage');
      const why = await ports.forbiddenTarget(request.body.url);
      if (why !== null) throw new RefusedError('endpoint_forbidden', { why });
      return reply.status(201).send(await addEndpoint(manage, actor, request.body));
    },
  );
  api.get(
    '/v1/endpoints',
    { schema: { tags, response: { 200: z.object({ endpoints: z.array(Endpoint) }) } } },
    async (request) => ({
      endpoints: await endpoints(manage, await memberOf(ports, request)),
    }),
  );
  api.delete('/v1/endpoints/:id', { schema: { tags, params, response: nothing } }, async (request, reply) => {
    await removeEndpoint(manage, await memberOf(ports, request), request.params.id);
    return reply.status(204).send(null);
  });
  const page = z.object({ before: z.coerce.number().int().positive().optional() });
  api.get(
    '/v1/outbound',
    { schema: { tags, querystring: page, response: { 200: OutboundList } } },
    async (request) => {
      const outbound = await outboundList(
        manage,
        await memberOf(ports, request),
        request.query.before ?? null,
      );
      return { outbound, next: outbound.length === 50 ? String(outbound.at(-1)?.createdAt) : null };
    },
  );
  api.post(
    '/v1/outbound/:id/redeliver',
    { schema: { tags, params, response: { 202: z.null() } } },
    async (request, reply) => {
      const actor = await memberOf(ports, request);
      await redeliver(manage, actor, request.params.id);
      ports.stage.committed(actor.organizationId);
      return reply.status(202).send(null);
    },
  );
}
