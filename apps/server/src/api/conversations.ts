import {
  Availability,
  Command,
  Done,
  FenceRequest,
  HandBackRequest,
  Id,
  ReadRequest,
  SendRequest,
} from '@baton/protocol';
import { z } from 'zod';
import { runCommand } from '../commands.ts';
import { RefusedError } from '../journal/refused.ts';
import { availability } from '../manage/availability.ts';
import { bearerOf, keyOf, memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const params = z.object({ id: Id });

/** What members do, one route each, and all of them as `POST /v1/commands`, as on the socket. */
export function conversationRoutes(api: Api, ports: ApiPorts): void {
  commandRoutes(api, ports);
  availabilityRoute(api, ports);
}

function commandRoutes(api: Api, ports: ApiPorts): void {
  const { stage } = ports;
  const route = (path: string) => `/v1/conversations/:id/${path}`;
  const schema = <Body extends z.ZodType>(body: Body) => ({
    tags: ['conversations'],
    params,
    body,
    response: { 200: Done },
  });

  api.post(
    '/v1/commands',
    { schema: { tags: ['conversations'], body: Command, response: { 200: Done } } },
    async (request) => runCommand(stage, await memberOf(ports, request), request.body, 'api'),
  );
  api.post(
    '/v1/handoffs/:id/claim',
    { schema: { tags: ['conversations'], params, response: { 200: Done } } },
    async (request) =>
      runCommand(
        stage,
        await memberOf(ports, request),
        { type: 'claim', handoffId: request.params.id },
        'api',
      ),
  );
  api.post(route('messages'), { schema: schema(SendRequest) }, async (request) =>
    runCommand(stage, await memberOf(ports, request), {
      type: 'send',
      conversationId: request.params.id,
      ...request.body,
    }),
  );
  api.post(route('hand-back'), { schema: schema(HandBackRequest) }, async (request) =>
    runCommand(stage, await memberOf(ports, request), {
      type: 'hand_back',
      conversationId: request.params.id,
      ...request.body,
    }),
  );
  for (const type of ['release', 'resolve'] as const) {
    api.post(route(type), { schema: schema(FenceRequest) }, async (request) =>
      runCommand(stage, await memberOf(ports, request), {
        type,
        conversationId: request.params.id,
        ...request.body,
      }),
    );
  }
  api.post(route('read'), { schema: schema(ReadRequest) }, async (request) =>
    runCommand(stage, await memberOf(ports, request), {
      type: 'read',
      conversationId: request.params.id,
      ...request.body,
    }),
  );
}

/** Lets a bot ask before it promises a human. */
function availabilityRoute(api: Api, ports: ApiPorts): void {
  const { stage } = ports;
  api.get(
    '/v1/bots/:id/availability',
    { schema: { tags: ['bots'], params, response: { 200: Availability } } },
    async (request) => {
      const { organizationId } = bearerOf(request).startsWith('bk_')
        ? await keyOf(ports, request)
        : await memberOf(ports, request);
      const bot = await stage.directory.bot(request.params.id);
      if (bot?.organizationId !== organizationId) throw new RefusedError('not_found');
      return availability(
        { database: ports.manage.database, presence: ports.reach, clock: stage.clock },
        organizationId,
        bot.id,
      );
    },
  );
}
