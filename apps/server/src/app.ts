import { silentConnections } from './api/silent-connections.ts';
import { openApi, startStream } from './app/doors.ts';
import { layGround } from './app/ground.ts';
import type { AppOptions, Ground } from './app/ground.ts';
import { openTransports } from './app/open-transports.ts';
import { watchAudiences } from './clock/audience.ts';
import { sendCanaries } from './clock/canary.ts';
import { guardedHttp } from './engines/guarded-http/guarded-http.ts';
import { outboundGuard } from './engines/guarded-http/outbound-guard.ts';
import { dropUnsent } from './manage/attachments/store.ts';
import { indexWords } from './manage/search.ts';
import { revoke } from './stages/claim/revoke.ts';
import { relay } from './stages/converse/relay.ts';
import { attend } from './stages/ingest/attend.ts';
import { rescue } from './stages/ingest/rescue.ts';
import { withdraw } from './stages/notify/withdraw.ts';
import { notices } from './stages/route/notices.ts';
import { route } from './stages/route/route.ts';
import { startWorkers } from './workers.ts';

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
    heard: (transport, receipts) => ground.faults.heard(transport, receipts),
    failing: (transport, reason) => options.log.warn({ transport, reason }, 'push service left alone'),
  });
  await ground.faults.begin(pushTransports.keys());
  const workers = startWorkers({
    engine,
    stage,
    tail,
    followers: [
      attend(stage),
      rescue(stage),
      route(stage, ground.reach),
      notices(stage, ground.reach, engine.deliveries),
      withdraw(stage, engine.deliveries),
      relay(stage, options.baseUrl),
      revoke(stage, engine.heldBy),
    ],
    reach: ground.reach,
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
const choresOf = ({ engine, stage, reach, faults }: Ground) => {
  const { database, directory, journal } = engine;
  const { clock, newId, committed } = stage;
  return [
    {
      name: 'canaries',
      everyMs: 10 * 60_000,
      run: () => sendCanaries({ database, clock, newId, committed }),
    },
    { name: 'push faults', everyMs: 5000, run: () => faults.refresh() },
    {
      name: 'audiences',
      everyMs: 60_000,
      run: () => watchAudiences({ database, directory, reach, clock, committed }),
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
