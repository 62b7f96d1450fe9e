import {
  AlertFigures,
  AlertList,
  AlertsQuery,
  EventDecisions,
  FiguresQuery,
  Id,
  PushList,
  PushShown,
  PushesQuery,
} from '@baton/protocol';
import { z } from 'zod';
import { demand } from '../access/permission.ts';
import { alertList, eventDecisions } from '../manage/decisions.ts';
import { alertFigures } from '../manage/figures.ts';
import { ownPushes, pushOf } from '../manage/pushes.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const DAY_MS = 86_400_000;
const tags = ['alerts'];

/** "Why did I get this, and why did she not?" */
export function answerRoutes(api: Api, ports: ApiPorts): void {
  const { manage } = ports;
  pushRoutes(api, ports);
  api.get(
    '/v1/alerts',
    { schema: { tags, querystring: AlertsQuery, response: { 200: AlertList } } },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.respond');
      return alertList(manage.database, actor.organizationId, request.query.before ?? null);
    },
  );
  api.get(
    '/v1/alerts/:seq/decisions',
    {
      schema: {
        tags,
        params: z.object({ seq: z.coerce.number().int().positive() }),
        response: { 200: EventDecisions },
      },
    },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.respond');
      return eventDecisions(manage.database, actor.organizationId, request.params.seq);
    },
  );
  api.get(
    '/v1/alerts/figures',
    { schema: { tags, querystring: FiguresQuery, response: { 200: AlertFigures } } },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'analytics.view');
      const now = manage.clock.now();
      return alertFigures(manage.database, actor.organizationId, {
        since: request.query.since ?? now - DAY_MS,
        now,
      });
    },
  );
}

function pushRoutes(api: Api, ports: ApiPorts): void {
  const { manage, stage } = ports;
  const shelf = () => ({ database: manage.database, journal: stage.journal, now: manage.clock.now() });
  api.get(
    '/v1/pushes/:id',
    { schema: { tags, params: z.object({ id: Id }), response: { 200: PushShown } } },
    async (request) => {
      const actor = await memberOf(ports, request);
      return pushOf(shelf(), actor, request.params.id);
    },
  );
  api.get(
    '/v1/me/pushes',
    { schema: { tags, querystring: PushesQuery, response: { 200: PushList } } },
    async (request) => ownPushes(shelf(), await memberOf(ports, request), request.query.after),
  );
}
