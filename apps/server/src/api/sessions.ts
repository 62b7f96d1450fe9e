import { Login } from '@baton/protocol';
import { z } from 'zod';
import { endOwnSessions, loginShown } from '../manage/sessions.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const params = z.object({ id: z.string().max(64) });
const nothing = { 204: z.null() };

/** Where a member is signed in, and the end of it. */
export function sessionRoutes(api: Api, ports: ApiPorts): void {
  const { manage, logins } = ports;
  const tags = ['accounts'];
  api.get('/v1/me/login', { schema: { tags, response: { 200: Login } } }, async (request) =>
    loginShown(manage, logins, await memberOf(ports, request)),
  );
  api.delete('/v1/me/sessions', { schema: { tags, response: nothing } }, async (request, reply) => {
    await endOwnSessions(manage, logins, await memberOf(ports, request), 'others');
    return reply.status(204).send(null);
  });
  api.delete(
    '/v1/me/sessions/:id',
    { schema: { tags, params, response: nothing } },
    async (request, reply) => {
      await endOwnSessions(manage, logins, await memberOf(ports, request), request.params.id);
      return reply.status(204).send(null);
    },
  );
}
