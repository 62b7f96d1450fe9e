import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Entry } from '@baton/protocol';
import type { FastifyBaseLogger } from 'fastify';
import { Server as SocketServer } from 'socket.io';
import { Tokens, ACCESS_TOKEN_MS } from './access/tokens.ts';
import type { Revoked } from './access/tokens.ts';
import type { ApiPorts } from './api/ports.ts';
import { buildServer } from './api/server.ts';
import { silentConnections } from './api/silent-connections.ts';
import { watchAudiences } from './clock/audience.ts';
import { sendCanaries } from './clock/canary.ts';
import type { Config } from './config.ts';
import { guardedHttp } from './engines/guarded-http/guarded-http.ts';
import { outboundGuard } from './engines/guarded-http/outbound-guard.ts';
import type { OutboundGuard } from './engines/guarded-http/outbound-guard.ts';
import { openPostgres } from './engines/postgres/open.ts';
import type { Engine } from './engines/postgres/open.ts';
import type { Connection } from './engines/postgres/pool.ts';
import { Appender } from './journal/append.ts';
import { Committer } from './journal/commit.ts';
import { HeardOf } from './journal/heard-of.ts';
import { botCache } from './journal/bot-cache.ts';
import { Tail } from './journal/tail.ts';
import { KeyRing } from './manage/api-keys.ts';
import { availability } from './manage/availability.ts';
import { endedSessions } from './manage/sessions.ts';
import { loadInstallation } from './manage/installation.ts';
import { openLogins } from './manage/logins.ts';
import { dropUnsent } from './manage/attachments/store.ts';
import { indexWords } from './manage/search.ts';
import { sampleBot } from './manage/sample.ts';
import { createMetrics } from './metrics.ts';
import { systemClock } from './ports/clock.ts';
import type { Committing, StagePorts } from './ports/stage.ts';
import { revoke } from './stages/claim/revoke.ts';
import { relay } from './stages/converse/relay.ts';
import { attend } from './stages/ingest/attend.ts';
import { rescue } from './stages/ingest/rescue.ts';
import { withdraw } from './stages/notify/withdraw.ts';
import { firstRing } from './stages/route/first-ring.ts';
import { notices } from './stages/route/notices.ts';
import { route } from './stages/route/route.ts';
import { customerStream } from './stream/customer.ts';
import { operatorStream } from './stream/operator.ts';
import { Presence } from './stream/presence.ts';
import type { SyncPorts } from './stream/sync.ts';
import { Typing } from './stream/typing.ts';
import { openTransports } from './app/open-transports.ts';
import { startWorkers } from './workers.ts';

export type AppOptions = {
  config: Config;
  connection: Connection;
  shared: boolean;
  log: FastifyBaseLogger;
  baseUrl: string;
};

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A page on this machine is the same under each of its names. */
function originsOf(baseUrl: string): string[] {
  const { protocol, hostname, port, origin } = new URL(baseUrl);
  const names = ['localhost', '127.0.0.1', '[::1]'];
  return names.includes(hostname)
    ? names.map((name) => `${protocol}//${name}${port && `:${port}`}`)
    : [origin];
}

/** Wires everything, in the order in which a request flows: ingest → route → notify → claim → converse → close. */
export async function createApp(options: AppOptions) {
  const ground = await layGround(options);
  const { engine, stage, tail, logins, tokens, manage } = ground;
  const guard = outboundGuard({ allowPrivate: options.config.BATON_ALLOW_PRIVATE_TARGETS });
  const outgoing = guardedHttp({ guard });
  const pushTransports = openTransports(options.config, {
    installation: ground.installation,
    metrics: ground.metrics,
    budget: ground.engine.budget,
    failed: (error) => ground.failed('budget', error),
    guard,
    failing: (transport, reason) => options.log.warn({ transport, reason }, 'push service left alone'),
  });
  const workers = startWorkers({
    engine,
    stage,
    tail,
    followers: [
      attend(stage),
      rescue(stage),
      route(stage, ground.presence),
      notices(stage, ground.presence, engine.deliveries),
      withdraw(stage, engine.deliveries),
      relay(stage, options.baseUrl),
      revoke(stage, engine.heldBy),
    ],
    presence: ground.presence,
    chores: choresOf(ground),
    transports: pushTransports,
    pushKey: ground.installation.pushKey,
    contentFree: options.config.BATON_CONTENT_FREE_PUSHES,
    random: Math.random,
    post: (url, request) => outgoing.post(url, request),
    get: (url) => outgoing.get(url),
    failed: ground.failed,
    found: (missing) => ground.metrics.findings.inc(missing),
  });
  const server = await openApi(options, ground, { guard, transports: new Set(pushTransports.keys()) });
  const stream = startStream(server.server, {
    ...ground,
    rateLimits: options.config.BATON_RATE_LIMITS === 'on',
    entries: (type) => ground.metrics.entries.inc({ type }),
  });
  ground.work.wake = workers.wake;
  stage.preparing = workers.preparing;
  // A push can be claimed from, and says that it came: it leaves once somebody answers here.
  server.server.once('listening', workers.start);
  const silent = silentConnections(server.server);
  const unlisten = engine.signals.listen((organizationId) => tail.wake(organizationId));

  return {
    server,
    manage,
    logins,
    tokens,
    stage,
    async close(): Promise<void> {
      unlisten();
      silent.end();
      await stream.close();
      await server.close();
      await workers.stop();
      await Promise.all([outgoing, ...pushTransports.values()].map((way) => way.close()));
      await logins.close();
      await engine.close();
    },
  };
}

/** What is done now and then, behind everything else. */
const choresOf = ({ engine, stage, presence }: Ground) => {
  const { database, directory, journal } = engine;
  const { clock, newId, committed } = stage;
  return [
    {
      name: 'canaries',
      everyMs: 10 * 60_000,
      run: () => sendCanaries({ database, clock, newId, committed }),
    },
    {
      name: 'audiences',
      everyMs: 60_000,
      run: () => watchAudiences({ database, directory, presence, clock, committed }),
    },
    { name: 'search', everyMs: 1000, run: () => indexWords({ database, journal }) },
    {
      name: 'unsent attachments',
      everyMs: 3_600_000,
      run: () => dropUnsent(database, clock.now()),
    },
  ];
};

export type App = Awaited<ReturnType<typeof createApp>>;
type Ground = Awaited<ReturnType<typeof layGround>>;

/** What every part stands on: the database, the keys, the journal's tail, who is there. */
async function layGround({ config, connection, shared, log, baseUrl }: AppOptions) {
  const metrics = createMetrics();
  const failed = (where: string, error: unknown): void => {
    metrics.failures.inc({ where });
    log.error({ where, err: described(error) }, 'failed');
  };
  const clock = systemClock;
  const newId = (): string => randomUUID();

  const engine = await openPostgres(connection, { shared, failed: (error) => failed('database', error) });
  const { journal, directory, database } = engine;
  const installation = await loadInstallation(database);
  const logins = await openLogins({
    connection,
    secret: installation.loginSecret,
    baseUrl,
    trustedOrigins: originsOf(baseUrl),
    rateLimits: config.BATON_RATE_LIMITS === 'on',
  });
  const tokens = new Tokens(installation.tokenKey);
  for (const { id: memberId, at } of await engine.revokedSince(clock.now() - 2 * ACCESS_TOKEN_MS))
    tokens.revoke({ memberId, at, sessionId: null });
  for (const { id: sessionId, at } of await endedSessions(database, clock.now() - 2 * ACCESS_TOKEN_MS))
    tokens.revoke({ memberId: '', at, sessionId });

  const tail = new Tail(journal, (error) => failed('tail', error));
  tail.catchUp(await journal.heads());
  const appended = (organizationId: string, entries?: Entry[]): void => {
    if (entries?.length === 0) return;
    if (entries) tail.take(organizationId, entries);
    else tail.wake(organizationId);
    engine.signals.raise(organizationId);
  };
  /** Mere messages leave nothing due; everything else may. */
  const work: { wake: Committing } = { wake: () => undefined };
  const committed: Committing = (organizationId, written) => {
    work.wake(organizationId, written);
    if (!written || written.leased.length === 0) return appended(organizationId, written?.entries);
    // Pushes leave before anybody here is told, and before whoever asked has their answer.
    return nextTurn().then(() => appended(organizationId, written.entries));
  };
  const presence = new Presence();
  const stage: StagePorts = {
    journal,
    directory,
    watch: engine.watch,
    clock,
    newId,
    committed,
    appender: new Appender(journal, appended),
    committer: new Committer(journal),
    heardOf: new HeardOf(),
    firstRing: firstRing(
      { directory, clock, newId, failed: (error) => failed('first ring', error) },
      presence,
    ),
    ...botCache(directory, clock),
  };
  const humansAvailable = async (organizationId: string, botId: string) =>
    (await availability({ database, presence, clock }, organizationId, botId)).available;
  const sync: SyncPorts = { journal, tail, directory, clock, humansAvailable };
  const revoked = (access: Revoked): void => tokens.revoke(access);
  const manage = { database, clock, newId, committed, revoked };
  return { metrics, failed, engine, installation, logins, tokens, tail, presence, stage, sync, manage, work };
}

const described = (error: unknown): object | string =>
  error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error);

type Outside = { guard: OutboundGuard; transports: ReadonlySet<string> };

function openApi({ config, log, baseUrl }: AppOptions, ground: Ground, { guard, transports }: Outside) {
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
    presence: ground.presence,
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
function startStream(
  http: HttpServer,
  { stage, sync, tokens, tail, presence, rateLimits, failed, entries }: StreamWiring,
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
  const typing = new Typing(stage.journal, { operators, customers });
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
    },
  };
}
