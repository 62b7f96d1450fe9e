import { parse } from 'node:querystring';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { jsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { storable } from '../journal/storable.ts';
import { answerRoutes } from './answers.ts';
import { settingsRoutes } from './settings.ts';
import { attachmentRoutes } from './attachments.ts';
import { deskRoutes } from './desk.ts';
import { searchRoutes } from './search.ts';
import { accountRoutes } from './accounts.ts';
import { botRoutes } from './bots.ts';
import { parseBounded } from './bounded-json.ts';
import { conversationRoutes } from './conversations.ts';
import { customerRoutes } from './customer.ts';
import { describeRoute, securitySchemes } from './describe.ts';
import { eventRoutes } from './events.ts';
import { loginRoutes } from './login.ts';
import { manageRoutes } from './manage.ts';
import { operationRoutes } from './operations.ts';
import type { OperationPorts } from './operations.ts';
import type { Api, ApiPorts } from './ports.ts';
import { answerWithProblems } from './problems.ts';
import { pushRoutes } from './push.ts';
import { sessionRoutes } from './sessions.ts';
import { syncRoutes } from './sync.ts';
import { webRoutes } from './web.ts';
import { workflowRoutes } from './workflows.ts';
import type { WebFolders } from './web.ts';

export type ServerOptions = {
  log: FastifyBaseLogger;
  trustProxy: boolean;
  web: WebFolders;
  operations: OperationPorts;
};

/** The HTTP side, thin: a schema, a check of who asks, and one call into a stage or `manage` per route. */
export async function buildServer(ports: ApiPorts, options: ServerOptions): Promise<Api> {
  const api: Api = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: 64 * 1024,
    requestTimeout: 20_000,
    connectionTimeout: 20_000,
    genReqId: () => ports.stage.newId(),
    routerOptions: { querystringParser: (text) => storable(parse(text)) as ReturnType<typeof parse> },
  }).withTypeProvider<ZodTypeProvider>();
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(serializerCompiler);
  answerWithProblems(api, ports.failed);
  api.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => parseBounded(body),
  );

  if (ports.rateLimits) await api.register(rateLimit, { max: 600, timeWindow: 60_000, global: true });
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Baton',
        version: '0.1.0',
        description: 'Hands a chatbot conversation to a human, and back.',
      },
      components: { securitySchemes },
    },
    transform: describeRoute,
    transformObject: jsonSchemaTransformObject,
  });
  api.addHook('onSend', async (_request, reply) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });

  accountRoutes(api, ports);
  sessionRoutes(api, ports);
  syncRoutes(api, ports);
  conversationRoutes(api, ports);
  pushRoutes(api, ports);
  settingsRoutes(api, ports);
  answerRoutes(api, ports);
  botRoutes(api, ports);
  workflowRoutes(api, ports);
  manageRoutes(api, ports);
  deskRoutes(api, ports);
  searchRoutes(api, ports);
  operationRoutes(api, options.operations);
  await api.register(async (scope) => eventRoutes(scope.withTypeProvider<ZodTypeProvider>(), ports));
  await api.register(async (scope) => customerRoutes(scope.withTypeProvider<ZodTypeProvider>(), ports));
  await api.register(async (scope) => attachmentRoutes(scope.withTypeProvider<ZodTypeProvider>(), ports));
  await api.register(async (scope) => loginRoutes(scope.withTypeProvider<ZodTypeProvider>(), ports));
  await webRoutes(api, options.web);
  return api;
}
