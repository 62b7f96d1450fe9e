import { deliverWebhooks } from './adapters/deliver-webhooks.ts';
import type { Post } from './adapters/deliver-webhooks.ts';
import { audit } from './clock/auditor.ts';
import { DueLoop } from './clock/due-loop.ts';
import { every } from './clock/every.ts';
import { checkBots, missHeartbeats } from './clock/health-watch.ts';
import type { Checking, Get } from './clock/health-watch.ts';
import { auditSteps, fireDueSteps } from './clock/step-watch.ts';
import { fireDueTimers } from './clock/timers.ts';
import type { Audit } from './clock/auditor.ts';
import type { Deliveries } from './ports/deliveries.ts';
import type { Journal } from './ports/journal.ts';
import type { Outbound } from './ports/outbound.ts';
import { Following } from './journal/follow.ts';
import type { Follower } from './journal/follow.ts';
import type { Tail } from './journal/tail.ts';
import type { Reach } from './ports/presence.ts';
import type { Committing, Preparing, StagePorts } from './ports/stage.ts';
import type { Transport } from './ports/transport.ts';
import { Dispatcher } from './stages/notify/dispatch.ts';
import { collectReceipts } from './stages/notify/receipts.ts';
import { releaseHeld } from './stages/route/held.ts';

export type WorkerPorts = {
  engine: { journal: Journal; deliveries: Deliveries; outbound: Outbound; audit: Audit };
  stage: StagePorts;
  tail: Tail;
  followers: Follower[];
  reach: Reach;
  /** What is done now and then, beside the rest. */
  chores: readonly { name: string; everyMs: number; run: () => Promise<unknown> }[];
  transports: ReadonlyMap<string, Transport>;
  pushKey: Buffer;
  /** Pushes carry ids alone. */
  contentFree?: boolean;
  random: () => number;
  post: Post;
  get: Get;
  failed: (where: string, error: unknown) => void;
  found: (missing: number) => void;
};

const POLL_MS = 1000;
const AUDIT_MS = 30_000;
const RECEIPTS_MS = 60_000;

/**
 * What goes on by itself. As soon as it is made, stages follow the journal, and what is done now and then is done: polls, audits, receipts,
 * chores. A loop over rows that fall due begins when `wake` tells of such a row; `start` begins them all, with what fell due while no
 * server ran.
 */
export function startWorkers(ports: WorkerPorts): {
  wake: Committing;
  preparing: Preparing;
  start: () => void;
  stop: () => Promise<void>;
} {
  const { engine, stage, tail, failed } = ports;
  const { clock } = stage;
  const pushing = pushLoop(ports);
  const preparing = pushing.dispatcher.prepare.bind(pushing.dispatcher);
  const followings = ports.followers.map((follower) => followingOf(ports, follower, preparing));
  tail.listen((organizationId, entries) => {
    pushing.dispatcher.hear(entries);
    for (const following of followings) following.wake(organizationId);
  });

  const hooks = { outbound: engine.outbound, clock, random: ports.random, post: ports.post };
  const checking: Checking = new Set();
  const loops = {
    timers: new DueLoop(clock, {
      run: (now) => fireDueTimers(stage, now),
      nextDue: () => engine.journal.nextTimer(),
      failed: (error) => failed('timers', error),
    }),
    deliveries: pushing.loop,
    outbound: new DueLoop(clock, {
      run: (now) => deliverWebhooks(hooks, now),
      nextDue: () => engine.outbound.nextDue(),
      failed: (error) => failed('webhooks', error),
    }),
    held: heldLoop(ports),
    ...watchLoops(ports, checking),
  };
  const resting = nowAndThen(ports, followings);
  const wake: Committing = (organizationId, written) => {
    if (written && written.leased.length > 0) pushing.dispatcher.send(organizationId, written);
    for (const kind of ['timers', 'deliveries', 'outbound'] as const) {
      const at = written ? written.due[kind] : 0;
      if (at !== null) loops[kind].wake(at);
    }
    if (!written) loops.held.wake();
  };

  return {
    wake,
    preparing,
    start() {
      for (const loop of Object.values(loops)) loop.wake();
    },
    async stop() {
      await Promise.all([
        resting(),
        ...followings.map((following) => following.stop()),
        ...Object.values(loops).map((loop) => loop.stop()),
      ]);
      await Promise.all([pushing.dispatcher.idle(), ...checking]);
    },
  };
}

/** Pushes leave by themselves: the loop takes what is due, the dispatcher has it under way. */
function pushLoop(ports: WorkerPorts): { loop: DueLoop; dispatcher: Dispatcher } {
  const { clock, botOf, directory } = ports.stage;
  const failed = (error: unknown): void => ports.failed('notify', error);
  const dispatcher = new Dispatcher({
    deliveries: ports.engine.deliveries,
    directory: { bot: botOf, contentFree: (id) => directory.contentFree(id) },
    transports: ports.transports,
    clock,
    random: ports.random,
    key: ports.pushKey,
    contentFree: ports.contentFree ?? false,
    wake: (at) => loop.wake(at),
    failed,
  });
  const loop = new DueLoop(clock, {
    run: (now) => dispatcher.run(now),
    nextDue: () => dispatcher.nextDue(),
    failed,
  });
  return { loop, dispatcher };
}

/** Whoever waits, and each step that runs, has their timers. */
async function auditAll({ stage, engine, found }: WorkerPorts): Promise<void> {
  const findings = await Promise.all([audit(stage, engine.audit), auditSteps(stage)]);
  found(findings.flat().length);
}

const heldLoop = ({ engine, stage, reach, failed }: WorkerPorts): DueLoop =>
  new DueLoop(stage.clock, {
    run: (now) => releaseHeld({ stage, deliveries: engine.deliveries, reach }, now),
    nextDue: () => engine.deliveries.nextHeld(),
    failed: (error) => failed('held', error),
  });

/** Nothing tells these that something falls due: they look once a second. */
const watchLoops = ({ stage, get, failed }: WorkerPorts, checking: Checking) => ({
  steps: new DueLoop(stage.clock, {
    run: (now) => fireDueSteps(stage, now),
    nextDue: () => stage.watch.nextStep(),
    failed: (error) => failed('step watch', error),
  }),
  heartbeats: new DueLoop(stage.clock, {
    run: (now) => missHeartbeats(stage, now),
    nextDue: () => stage.watch.nextHeartbeat(),
    failed: (error) => failed('heartbeats', error),
  }),
  checks: new DueLoop(stage.clock, {
    run: (now) => checkBots(stage, { get, checking, failed: (error) => failed('health checks', error) }, now),
    nextDue: () => stage.watch.nextCheck(),
    failed: (error) => failed('health checks', error),
  }),
});

const followingOf = (
  { engine, stage, tail, failed }: WorkerPorts,
  follower: Follower,
  preparing: Preparing,
): Following =>
  new Following(
    {
      journal: engine.journal,
      read: (organizationId, range) => tail.read(organizationId, range),
      preparing,
      committed: stage.committed,
      failed: (error) => failed(follower.stage, error),
    },
    follower,
  );

/** What is looked at again and again, whatever happens; the answer ends it all. */
function nowAndThen(ports: WorkerPorts, followings: Following[]): () => Promise<unknown> {
  const { engine, stage, tail, transports, failed } = ports;
  const { clock } = stage;
  const chores = [
    // The floor under lost signals, for sockets and for stages.
    { name: 'poll', everyMs: POLL_MS, run: async () => tail.catchUp(await engine.journal.heads()) },
    ...followings.map((following) => ({ name: 'poll', everyMs: POLL_MS, run: () => following.poll() })),
    { name: 'auditor', everyMs: AUDIT_MS, run: () => auditAll(ports) },
    {
      name: 'receipts',
      everyMs: RECEIPTS_MS,
      run: () => collectReceipts({ ...engine, transports, clock }, clock.now()),
    },
    ...ports.chores,
  ];
  // One after the other, not all in the same moment: a ring that comes then would wait for them.
  const ends = chores.map(({ name, everyMs, run }, n) =>
    every(clock, everyMs, {
      run,
      failed: (error) => failed(name, error),
      firstAfter: Math.ceil((everyMs * (n + 1)) / chores.length),
    }),
  );
  return () => Promise.all(ends.map((end) => end()));
}
