import {
  AttributeChange,
  CustomerProfile,
  Id,
  SearchAnswer,
  SearchQuery,
  TranscriptQuery,
} from '@baton/protocol';
import { z } from 'zod';
import { changeAttributes, profileOf } from '../manage/customers.ts';
import { search } from '../manage/search.ts';
import { transcript } from '../manage/transcript.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const params = z.object({ id: Id });
const tags = ['conversations'];

/** Finding conversations, and what is known of who wrote in them. */
export function searchRoutes(api: Api, ports: ApiPorts): void {
  const reading = () => ({ ...ports.stage, database: ports.manage.database });
  api.get(
    '/v1/search',
    { schema: { tags, querystring: SearchQuery, response: { 200: SearchAnswer } } },
    async (request) => search(reading(), await memberOf(ports, request), request.query),
  );
  api.get(
    '/v1/conversations/:id/customer',
    { schema: { tags, params, response: { 200: CustomerProfile } } },
    async (request) => profileOf(reading(), await memberOf(ports, request), request.params.id),
  );
  api.patch(
    '/v1/conversations/:id/customer',
    { schema: { tags, params, body: AttributeChange, response: { 200: CustomerProfile } } },
    async (request) => {
      const wanted = { conversationId: request.params.id, ...request.body };
      return changeAttributes(reading(), await memberOf(ports, request), wanted);
    },
  );
  api.get(
    '/v1/conversations/:id/transcript',
    { schema: { tags, params, querystring: TranscriptQuery, produces: ['text/plain', 'text/html'] } },
    async (request, reply) => {
      const wanted = { conversationId: request.params.id, ...request.query };
      const { type, name, text } = await transcript(ports.stage, await memberOf(ports, request), wanted);
      return reply
        .type(`${type}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(text);
    },
  );
}
