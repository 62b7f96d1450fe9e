import { REFUSALS } from '@baton/protocol';
import type { Registry } from 'prom-client';
import type { Api } from './ports.ts';

export type OperationPorts = {
  registry: Registry;
  /** Throws when the database does not answer. */ ready: () => Promise<void>;
};

/** For whoever runs the server: alive, ready, the interface's description, and every error's page. */
export function operationRoutes(api: Api, { registry, ready }: OperationPorts): void {
  const hidden = { schema: { hide: true }, config: { rateLimit: false as const } };
  api.get('/healthz', hidden, async () => ({ status: 'ok' }));
  api.get('/readyz', hidden, async () => {
    await ready();
    return { status: 'ok' };
  });
  api.get('/metrics', hidden, async (request, reply) => {
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) return reply.status(404).send();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  api.get('/v1/openapi.json', hidden, async () => api.swagger());
  api.get('/docs/errors', hidden, async (_request, reply) => {
    const lines = Object.entries(REFUSALS).map(
      ([code, { status, title, todo }]) => `${code} (${status})\n  ${title}.\n  ${todo}\n`,
    );
    return reply.type('text/plain; charset=utf-8').send(lines.join('\n'));
  });
}
