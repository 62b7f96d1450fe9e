import { permissionsOf } from '@baton/core';
import {
  Id,
  InvitationAccept,
  InvitationAnswer,
  InvitationRequest,
  InvitationShown,
  Member,
  MemberChange,
  SetupRequest,
  TokenAnswer,
  TokenRequest,
} from '@baton/protocol';
import { z } from 'zod';
import { ACCESS_TOKEN_MS } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import {
  acceptInvitation,
  changeRole,
  invitation,
  invite,
  membershipOf,
  removeMember,
} from '../manage/members.ts';
import { endSessions } from '../manage/sessions.ts';
import { setUp } from '../manage/organizations.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const Token = z.object({ token: z.string().max(100) });
const WithId = z.object({ id: Id });
const STRICT = { rateLimit: { max: 20, timeWindow: 60_000 } };

/** Sign-in itself is the login library's (`/api/auth/…`); what follows from it is here. */
export function accountRoutes(api: Api, ports: ApiPorts): void {
  tokenRoutes(api, ports);
  invitationRoutes(api, ports);
  memberRoutes(api, ports);
}

function tokenRoutes(api: Api, ports: ApiPorts): void {
  const { logins, tokens, stage, manage } = ports;

  api.post(
    '/v1/token',
    { schema: { tags: ['accounts'], body: TokenRequest, response: { 200: TokenAnswer } } },
    async (request) => {
      const session = await logins.session(new Headers(request.headers as Record<string, string>));
      if (!session) throw new RefusedError('unauthenticated');
      const issuedAt = stage.clock.now();
      const member = await membershipOf(manage.database, session.loginId, request.body.organizationId);
      if (!member) throw new RefusedError('forbidden', { permission: 'membership' });
      await logins.seen(session.sessionId, issuedAt);
      const { id: memberId, name, role, organizationId, organization } = member;
      const token = await tokens.sign({
        memberId,
        organizationId,
        name,
        role,
        sessionId: session.sessionId,
        issuedAt,
      });
      const me = { memberId, name, role, permissions: [...permissionsOf(role)] };
      return {
        token,
        expiresAt: issuedAt + ACCESS_TOKEN_MS,
        me,
        organization: { id: organizationId, name: organization },
      };
    },
  );

  api.post(
    '/v1/sign-out',
    { schema: { tags: ['accounts'], response: { 204: z.null() } } },
    async (request, reply) => {
      const actor = await memberOf(ports, request);
      await endSessions(manage, actor, [actor.sessionId]);
      await logins.endSession(actor.sessionId);
      return reply.status(204).send(null);
    },
  );

  api.post(
    '/v1/setup',
    { config: STRICT, schema: { tags: ['accounts'], body: SetupRequest, response: { 201: Member } } },
    async (request, reply) => reply.status(201).send(await setUp(manage, logins, request.body)),
  );
}

function invitationRoutes(api: Api, ports: ApiPorts): void {
  const { logins, manage, baseUrl } = ports;

  api.post(
    '/v1/invitations',
    { schema: { tags: ['accounts'], body: InvitationRequest, response: { 201: InvitationAnswer } } },
    async (request, reply) => {
      const { token, ...made } = await invite(manage, await memberOf(ports, request), request.body);
      return reply.status(201).send({ ...made, link: `${baseUrl}/join/${token}` });
    },
  );

  api.get(
    '/v1/invitations/:token',
    { config: STRICT, schema: { tags: ['accounts'], params: Token, response: { 200: InvitationShown } } },
    async (request) => invitation(manage, request.params.token),
  );

  api.post(
    '/v1/invitations/:token/accept',
    {
      config: STRICT,
      schema: { tags: ['accounts'], params: Token, body: InvitationAccept, response: { 201: Member } },
    },
    async (request, reply) =>
      reply.status(201).send(await acceptInvitation(manage, logins, request.params.token, request.body)),
  );
}

function memberRoutes(api: Api, ports: ApiPorts): void {
  const { manage, logins } = ports;

  api.patch(
    '/v1/members/:id',
    { schema: { tags: ['accounts'], params: WithId, body: MemberChange, response: { 200: Member } } },
    async (request) =>
      changeRole(manage, await memberOf(ports, request), request.params.id, request.body.role),
  );

  api.delete(
    '/v1/members/:id',
    { schema: { tags: ['accounts'], params: WithId, response: { 204: z.null() } } },
    async (request, reply) => {
      const { loginId } = await removeMember(manage, await memberOf(ports, request), request.params.id);
      if (!(await membershipOf(manage.database, loginId))) await logins.endSessions(loginId);
      return reply.status(204).send(null);
    },
  );
}
