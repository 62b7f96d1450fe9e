import type { Server as HttpServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Server as SocketServer } from 'socket.io';
import type { Tokens } from '../access/tokens.ts';
import type { ApiPorts } from '../api/ports.ts';
import { buildServer } from '../api/server.ts';
import type { OutboundGuard } from '../engines/guarded-http/outbound-guard.ts';
import type { Engine } from '../engines/postgres/open.ts';
import type { Tail } from '../journal/tail.ts';
import { KeyRing } from '../manage/api-keys.ts';
import { sampleBot } from '../manage/sample.ts';
import type { StagePorts } from '../ports/stage.ts';
import { customerStream } from '../stream/customer.ts';
import { operatorStream } from '../stream/operator.ts';
import type { Presence } from '../stream/presence.ts';
import { presenceOfNodes } from '../stream/presence-of-nodes.ts';
import type { SyncPorts } from '../stream/sync.ts';
import { Typing } from '../stream/typing.ts';
import type { AppOptions, Ground } from './ground.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

type Outside = { guard: OutboundGuard; transports: ReadonlySet<string> };

/** Over HTTP: the API, the app's pages and the widget. */
export function openApi(
  { config, log, baseUrl }: AppOptions,
  ground: Ground,
  { guard, transports }: Outside,
) {
  const { engine, installation, manage, metrics, stage, failed } = ground;
  const api: ApiPorts = {
    stage,
    sync: ground.sync,
    manage,
    tokens: ground.tokens,
    logins: ground.logins,
    keys: new KeyRing({
      database: engine.database,
      now: () => stage.clock.now(),
      failed: (error) => failed('api', error),
    }),
    deliveries: engine.deliveries,
    reach: ground.reach,
    pushKey: installation.pushKey,
    vapidPublicKey: installation.vapid.publicKey,
    transports,
    baseUrl,
    rateLimits: config.BATON_RATE_LIMITS === 'on',
    forbiddenTarget: (url) => guard.why(url),
    failed: (error) => failed('api', error),
  };
  return buildServer(api, {
    log,
    trustProxy: config.BATON_TRUST_PROXY,
    web: {
      app: folder('mobile/dist/web'),
      widget: folder('widget/dist'),
      demoPage: folder('widget/demo.html'),
      demoBotId: () => sampleBot(manage),
    },
    operations: {
      registry: metrics.registry,
      ready: async () => void (await engine.database.rows('ready', 'select 1', [])),
    },
  });
}

type StreamWiring = {
  engine: Engine;
  stage: StagePorts;
  sync: SyncPorts;
  tokens: Tokens;
  tail: Tail;
  presence: Presence;
  rateLimits: boolean;
  failed: (where: string, error: unknown) => void;
  entries: (type: string) => void;
};

/** Sockets: JSON, no deflate, no connection state recovery; the cursor is the recovery. */
export function startStream(
  http: HttpServer,
  { engine, stage, sync, tokens, tail, presence, rateLimits, failed, entries }: StreamWiring,
): { close: () => Promise<void> } {
  const io = new SocketServer(http, {
    cors: { origin: '*' },
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    serveClient: false,
  });
  const operators = io.of('/operator') as Parameters<typeof operatorStream>[0];
  const customers = io.of('/customer') as Parameters<typeof customerStream>[0];
  const nodes = engine.signals;
  const typing = new Typing({ journal: stage.journal, nodes, operators, customers });
  const stopTelling = presenceOfNodes({ presence, nodes, clock: stage.clock, node: stage.newId() });
  const streamFailed = (error: unknown) => failed('stream', error);
  const operatorSide = operatorStream(operators, {
    stage,
    sync,
    tokens,
    tail,
    presence,
    typing,
    rateLimits,
    failed: streamFailed,
  });
  customerStream(customers, {
    stage,
    sync,
    tokens,
    tail,
    typing: () => typing,
    rateLimits,
    failed: streamFailed,
  });
  tail.listen((_organizationId, news) => {
    for (const entry of news) {
      entries(entry.type);
      if (entry.type === 'access.revoked') tokens.revoke(entry);
    }
  });
  return {
    async close() {
      operatorSide.stop();
      await io.close();
      stopTelling();
    },
  };
}
