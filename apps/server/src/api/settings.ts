import {
  AlertSettingsChange,
  DryRunAnswer,
  DryRunRequest,
  ExplainedPolicy,
  ExplainedSettings,
  Id,
  MemberPeace,
  MemberPeaceChange,
  OrganizationAlertsChange,
  PolicyChange,
  PreviewAnswer,
  PreviewRequest,
  SubjectQuery,
} from '@baton/protocol';
import { z } from 'zod';
import { demand } from '../access/permission.ts';
import { changeAlertSettings, explainedSettings, memberAsked } from '../manage/alert-settings.ts';
import {
  botPolicy,
  changeBotPolicy,
  changeOrganizationPolicy,
  organizationPolicy,
} from '../manage/bot-policy.ts';
import { changePeace, peaceOf } from '../manage/peace.ts';
import { dryRun, preview } from '../manage/what-if.ts';
import { RefusedError } from '../journal/refused.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const tags = ['alerts'];

/** What a member, or everybody, is told of, how loud and when; and what would be if it were otherwise. */
export function settingsRoutes(api: Api, ports: ApiPorts): void {
  layerRoutes(api, ports);
  policyRoutes(api, ports);
  const { manage } = ports;
  api.get('/v1/me/peace', { schema: { tags, response: { 200: MemberPeace } } }, async (request) =>
    peaceOf(manage, await memberOf(ports, request)),
  );
  api.patch(
    '/v1/me/peace',
    { schema: { tags, body: MemberPeaceChange, response: { 200: MemberPeace } } },
    async (request) => changePeace(manage, await memberOf(ports, request), request.body),
  );
  api.post(
    '/v1/me/alerts/preview',
    { schema: { tags, body: PreviewRequest, response: { 200: PreviewAnswer } } },
    async (request) => preview(manage, await memberOf(ports, request), request.body),
  );
  api.post(
    '/v1/me/alerts/dry-run',
    { schema: { tags, body: DryRunRequest, response: { 200: DryRunAnswer } } },
    async (request) => dryRun(manage, await memberOf(ports, request), request.body),
  );
}

function policyRoutes(api: Api, ports: ApiPorts): void {
  const { manage } = ports;
  const read = { tags: ['bots'], params: z.object({ id: Id }), response: { 200: ExplainedPolicy } };
  const readAll = { tags: ['bots'], response: { 200: ExplainedPolicy } };
  api.get('/v1/bots/:id/policy', { schema: read }, async (request) =>
    botPolicy(manage, await memberOf(ports, request), request.params.id),
  );
  api.patch('/v1/bots/:id/policy', { schema: { ...read, body: PolicyChange } }, async (request) => {
    const wanted = { botId: request.params.id, change: request.body };
    return changeBotPolicy(manage, await memberOf(ports, request), wanted);
  });
  api.get('/v1/organization/policy', { schema: readAll }, async (request) =>
    organizationPolicy(manage, await memberOf(ports, request)),
  );
  api.patch('/v1/organization/policy', { schema: { ...readAll, body: PolicyChange } }, async (request) =>
    changeOrganizationPolicy(manage, await memberOf(ports, request), request.body),
  );
}

function layerRoutes(api: Api, ports: ApiPorts): void {
  const { manage } = ports;
  const read = { tags, querystring: SubjectQuery, response: { 200: ExplainedSettings } };
  const change = { ...read, body: AlertSettingsChange };
  api.get('/v1/me/alerts', { schema: read }, async (request) =>
    explainedSettings(manage, await memberOf(ports, request), 'member', request.query),
  );
  api.patch('/v1/me/alerts', { schema: change }, async (request) => {
    const wanted = { query: request.query, change: request.body };
    return changeAlertSettings(manage, await memberOf(ports, request), 'member', wanted);
  });
  const params = z.object({ id: Id });
  api.get('/v1/members/:id/alerts', { schema: { ...read, params } }, async (request) => {
    const member = await memberAsked(manage, await memberOf(ports, request), request.params.id);
    return explainedSettings(manage, member, 'member', request.query);
  });
  api.patch('/v1/members/:id/alerts', { schema: { ...change, params } }, async (request) => {
    const by = await memberOf(ports, request);
    const member = await memberAsked(manage, by, request.params.id);
    const wanted = { query: request.query, change: request.body, by };
    return changeAlertSettings(manage, member, 'member', wanted);
  });
  api.get('/v1/organization/alerts', { schema: read }, async (request) => {
    const actor = await memberOf(ports, request);
    demand(actor, 'chatbot.manage');
    return explainedSettings(manage, actor, 'organization', request.query);
  });
  api.patch(
    '/v1/organization/alerts',
    { schema: { ...read, body: OrganizationAlertsChange } },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.manage');
      const { bot, workflow } = request.query;
      // One's peace is not of a bot.
      if (request.body.quietHours !== undefined && (bot ?? workflow) !== undefined)
        throw new RefusedError('invalid_request');
      const wanted = { query: request.query, change: request.body, by: actor };
      return changeAlertSettings(manage, actor, 'organization', wanted);
    },
  );
}
