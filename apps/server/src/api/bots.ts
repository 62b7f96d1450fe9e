import {
  ActivityList,
  ActivityQuery,
  BotAudience,
  BotHealthRequest,
  BotHealthShown,
  BotList,
  BotUpdateList,
  BotUpdateShown,
  BotUpdatesQuery,
  Id,
} from '@baton/protocol';
import { z } from 'zod';
import { demand } from '../access/permission.ts';
import { RefusedError } from '../journal/refused.ts';
import { botAudience } from '../manage/audience.ts';
import { activity, botHealth, botList, botUpdate, botUpdates, setBotHealth } from '../manage/bot-watch.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const params = z.object({ id: Id });
const tags = ['bots'];

/** How bots are, what they changed by themselves, and the feed of all that. */
export function botRoutes(api: Api, ports: ApiPorts): void {
  healthRoutes(api, ports);
  const { manage } = ports;
  api.get(
    '/v1/bots/:id/updates',
    { schema: { tags, params, querystring: BotUpdatesQuery, response: { 200: BotUpdateList } } },
    async (request) =>
      botUpdates(manage, await memberOf(ports, request), { botId: request.params.id, ...request.query }),
  );
  api.get(
    '/v1/bots/:bot/updates/:id',
    { schema: { tags, params: z.object({ bot: Id, id: Id }), response: { 200: BotUpdateShown } } },
    async (request) => {
      const { bot: botId, id } = request.params;
      return botUpdate(manage, await memberOf(ports, request), { botId, id });
    },
  );
  api.get(
    '/v1/activity',
    {
      schema: { tags, querystring: ActivityQuery, response: { 200: ActivityList } },
      // Entries leave as they were written.
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => activity(manage, await memberOf(ports, request), request.query),
  );
}

function healthRoutes(api: Api, ports: ApiPorts): void {
  const { stage } = ports;
  api.get(
    '/v1/bots/:id/audience',
    { schema: { tags, params, response: { 200: BotAudience } } },
    async (request) => botAudience(ports, await memberOf(ports, request), request.params.id),
  );
  api.get('/v1/bots', { schema: { tags, response: { 200: BotList } } }, async (request) =>
    botList(stage, await memberOf(ports, request)),
  );
  api.get(
    '/v1/bots/:id/health',
    { schema: { tags, params, response: { 200: BotHealthShown } } },
    async (request) => botHealth(stage, await memberOf(ports, request), request.params.id),
  );
  api.patch(
    '/v1/bots/:id/health',
    { schema: { tags, params, body: BotHealthRequest, response: { 200: BotHealthShown } } },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.manage');
      const { url } = request.body;
      const why = typeof url === 'string' ? await ports.forbiddenTarget(url) : null;
      if (why !== null) throw new RefusedError('endpoint_forbidden', { why });
      return setBotHealth(stage, actor, { botId: request.params.id, wanted: request.body });
    },
  );
}
