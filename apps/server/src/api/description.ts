import { pino } from 'pino';
import type { ApiPorts } from './ports.ts';
import { buildServer } from './server.ts';
import type { ServerOptions } from './server.ts';

const nowhere = '/nonexistent';

/** What `/v1/openapi.json` answers. The routes are declared and none is called, so there is nothing behind them. */
export async function describeApi(): Promise<object> {
  const server = await buildServer({ rateLimits: false } as ApiPorts, {
    log: pino({ level: 'silent' }),
    trustProxy: false,
    web: { app: nowhere, widget: nowhere, demoPage: nowhere, demoBotId: async () => null },
    operations: {} as ServerOptions['operations'],
  });
  await server.ready();
  const description = server.swagger();
  await server.close();
  return description;
}
