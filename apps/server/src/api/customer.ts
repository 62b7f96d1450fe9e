import {
  Attachment,
  AttachmentLink,
  CursorText,
  CustomerAvailability,
  CustomerCommand,
  CustomerSession,
  CustomerSessionRequest,
  CustomerSyncAnswer,
  Id,
  Seq,
  UploadQuery,
} from '@baton/protocol';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CUSTOMER_TOKEN_MS } from '../access/tokens.ts';
import type { CustomerActor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import { openConversation } from '../stages/ingest/conversation.ts';
import { customerCommand } from '../stages/ingest/customer.ts';
import { openingOf } from '../stream/customer-opening.ts';
import { customerSync } from '../stream/sync.ts';
import { customerOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';
import { store, takeBytes, uploadRoute, linkOf } from './uploads.ts';

/** The web widget's side: from any site, so with CORS open and without cookies; the token says who it is. */
export function customerRoutes(api: Api, ports: ApiPorts): void {
  const { stage, tokens, sync } = ports;
  const tags = ['customer'];
  api.addHook('onRequest', async (request, reply) => {
    void reply
      .header('access-control-allow-origin', '*')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-max-age', '86400');
    if (request.method === 'OPTIONS') return reply.status(204).send();
  });
  api.options('/v1/customer/*', { schema: { hide: true } }, async (_request, reply) =>
    reply.status(204).send(),
  );

  const perPerson = { rateLimit: { max: 30, timeWindow: 60_000 } };
  api.post(
    '/v1/customer/sessions',
    { config: perPerson, schema: { tags, body: CustomerSessionRequest, response: { 201: CustomerSession } } },
    async (request, reply) => {
      const { botId, token: earlier, name, language } = request.body;
      const bot = await stage.directory.bot(botId);
      const organization = bot && (await stage.directory.organization(bot.organizationId));
      if (!bot || !organization) throw new RefusedError('not_found');
      const now = stage.clock.now();
      const before = earlier === undefined ? null : await known(ports, earlier, botId);
      const { organizationId } = bot;
      const customer = before ?? {
        customerId: stage.newId(),
        organizationId,
        botId,
        name: name ?? 'Customer',
        language: language ?? null,
      };
      const conversation = before && (await stage.journal.loadByReference(botId, before.customerId));
      return reply.status(201).send({
        token: await tokens.signCustomer(customer, now),
        expiresAt: now + CUSTOMER_TOKEN_MS,
        customerId: customer.customerId,
        conversationId: conversation?.conversation.id ?? null,
        botName: bot.name,
        organizationName: organization.name,
      });
    },
  );

  void api.register(async (scope) => attachmentRoutes(scope.withTypeProvider<ZodTypeProvider>(), ports));

  const after = z.object({ after: CursorText.optional() });
  api.get(
    '/v1/customer/sync',
    { schema: { tags, querystring: after, response: { 200: CustomerSyncAnswer } } },
    async (request) => customerSync(sync, await customerOf(ports, request), request.query.after ?? null),
  );
  api.get(
    '/v1/customer/availability',
    { schema: { tags, response: { 200: CustomerAvailability } } },
    async (request) => {
      const { organizationId, botId } = await customerOf(ports, request);
      return { humansAvailable: await sync.humansAvailable(organizationId, botId) };
    },
  );
  api.post(
    '/v1/customer/commands',
    { schema: { tags, body: CustomerCommand, response: { 200: z.object({ seq: Seq }) } } },
    async (request) => {
      const { seq } = await customerCommand(stage, openingOf(await customerOf(ports, request)), request.body);
      return { seq };
    },
  );
}

/** Files of the customer: uploading one begins the conversation, if there is none yet. */
function attachmentRoutes(api: Api, ports: ApiPorts): void {
  const { stage } = ports;
  const tags = ['customer'];
  takeBytes(api);
  api.post(
    '/v1/customer/attachments',
    { ...uploadRoute, schema: { tags, querystring: UploadQuery, response: { 201: Attachment } } },
    async (request, reply) => {
      const customer = await customerOf(ports, request);
      const { conversation } = await openConversation(stage, openingOf(customer));
      const { organizationId } = customer;
      const uploading = { organizationId, conversationId: conversation.id, memberId: null };
      return reply.status(201).send(await store(ports, request, uploading));
    },
  );
  api.get(
    '/v1/customer/attachments/:id/link',
    { schema: { tags, params: z.object({ id: Id }), response: { 200: AttachmentLink } } },
    async (request) => {
      const { organizationId, botId, customerId } = await customerOf(ports, request);
      const own = await stage.journal.loadByReference(botId, customerId);
      const attachment = await stage.directory.attachment(organizationId, request.params.id);
      if (!attachment || attachment.conversationId !== own?.conversation.id)
        throw new RefusedError('not_found');
      return linkOf(ports, attachment);
    },
  );
}

/** An earlier token keeps the thread; one that is expired, foreign or of another bot begins a new one. */
async function known(
  { tokens, stage }: ApiPorts,
  token: string,
  botId: string,
): Promise<CustomerActor | null> {
  try {
    const customer = await tokens.verifyCustomer(token, stage.clock.now());
    return customer.botId === botId ? customer : null;
  } catch (error) {
    if (error instanceof RefusedError) return null;
    throw error;
  }
}
