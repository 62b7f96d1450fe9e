import { CursorText, Id, Snapshot, SyncAnswer, Thread } from '@baton/protocol';
import { z } from 'zod';
import { demand } from '../access/permission.ts';
import { snapshot, syncPage, thread } from '../stream/sync.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

/** The same pages as the socket's `sync`, for polling, for pushes, and for a start. */
export function syncRoutes(api: Api, ports: ApiPorts): void {
  api.get('/v1/snapshot', { schema: { tags: ['sync'], response: { 200: Snapshot } } }, async (request) => {
    const actor = await memberOf(ports, request);
    demand(actor, 'chatbot.respond');
    return snapshot(ports.sync, actor);
  });

  api.get(
    '/v1/sync',
    {
      schema: { tags: ['sync'], querystring: z.object({ after: CursorText }), response: { 200: SyncAnswer } },
      // Entries leave as they were written: checking hundreds of them again would cost more than all the rest.
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.respond');
      return syncPage(ports.sync, actor.organizationId, request.query.after);
    },
  );

  const page = z.object({ before: z.coerce.number().int().positive().optional() });
  api.get(
    '/v1/conversations/:id/thread',
    {
      schema: {
        tags: ['conversations'],
        params: z.object({ id: Id }),
        querystring: page,
        response: { 200: Thread },
      },
    },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.respond');
      return thread(ports.sync, actor.organizationId, request.params.id, request.query.before ?? null);
    },
  );
}
