import { Appender } from '@baton/server/src/journal/append.ts';
import { Committer } from '@baton/server/src/journal/commit.ts';
import { HeardOf } from '@baton/server/src/journal/heard-of.ts';
import { Lags } from '@baton/server/src/journal/lags.ts';
import { Tail } from '@baton/server/src/journal/tail.ts';
import { MemoryDeliveries } from '@baton/server/src/engines/memory/deliveries.ts';
import { MemoryDirectory } from '@baton/server/src/engines/memory/directory.ts';
import { MemoryJournal } from '@baton/server/src/engines/memory/journal.ts';
import { memoryAudit, MemoryOutbound } from '@baton/server/src/engines/memory/outbound.ts';
import { MemoryWatch } from '@baton/server/src/engines/memory/watch.ts';
import type { Clock } from '@baton/server/src/ports/clock.ts';
import type { Reach } from '@baton/server/src/ports/presence.ts';
import type { Committing, StagePorts } from '@baton/server/src/ports/stage.ts';
import { attend } from '@baton/server/src/stages/ingest/attend.ts';
import { rescue } from '@baton/server/src/stages/ingest/rescue.ts';
import { withdraw } from '@baton/server/src/stages/notify/withdraw.ts';
import { firstRing } from '@baton/server/src/stages/route/first-ring.ts';
import { notices } from '@baton/server/src/stages/route/notices.ts';
import { route } from '@baton/server/src/stages/route/route.ts';
import type { SyncPorts } from '@baton/server/src/stream/sync.ts';
import { pageOf, redact } from '@baton/server/src/stream/sync.ts';
import { startWorkers } from '@baton/server/src/workers.ts';
import type { WorkerPorts } from '@baton/server/src/workers.ts';
import type { Entry, Page } from '@baton/protocol';
import type { World } from './world.ts';

export type Subscriber = (page: Page) => void;

/** One server process: the real stages and loops on the kept data. When it is killed, whatever it was doing stops where it is. */
export class ServerNode {
  readonly #world: World;
  alive = true;
  readonly stage: StagePorts;
  readonly sync: SyncPorts;
  readonly tail: Tail;
  readonly #subscribers = new Set<Subscriber>();
  readonly #connections = new Set<() => void>();
  readonly #wake: Committing;

  constructor(world: World) {
    this.#world = world;
    const clock = this.#ownClock();
    const journal = this.#remote(world.mutant.journal(new MemoryJournal(world.tables)));
    const directory = this.#remote(new MemoryDirectory(world.tables, world.scenarios));
    const deliveries = this.#remote(world.mutant.deliveries(new MemoryDeliveries(world.tables)));
    const audit = this.#remote(memoryAudit(world.tables));
    const appended = (organizationId: string, entries?: Entry[]): void => {
      if (!this.alive || entries?.length === 0) return;
      if (entries) this.tail.take(organizationId, entries);
      else this.tail.wake(organizationId);
      world.signal(this, organizationId);
    };
    const committed: Committing = (organizationId, written) => {
      this.#wake(organizationId, written);
      appended(organizationId, written?.entries);
    };
    const appender = world.mutant.appender(new Appender(journal, appended));
    const policyOf = async () => world.policy;
    const botOf = (botId: string) => directory.bot(botId);
    const newId = () => world.random.uuid();
    const reach = { viewing: () => null, online: () => [], unwell: () => false };
    this.stage = {
      journal,
      directory,
      watch: this.#remote(world.mutant.watch(new MemoryWatch(world.tables))),
      clock,
      newId,
      committed,
      appender,
      committer: new Committer(journal),
      heardOf: new HeardOf(),
      lags: new Lags(),
      botOf,
      policyOf,
      firstRing: firstRing(
        { directory, clock, newId, failed: (error) => world.failed('first ring', error) },
        reach,
      ),
    };
    this.tail = new Tail(journal, world.oops);
    this.sync = { journal, tail: this.tail, directory, clock, humansAvailable: async () => true };
    this.tail.listen((_organizationId, entries) => {
      if (entries.length === 0) return;
      const page = pageOf(world.epoch, entries[0]!.seq - 1, entries.map(redact), false);
      for (const subscriber of this.#subscribers) subscriber(page);
    });
    const workers = this.#startWorkers({ journal, deliveries, audit }, reach);
    this.#wake = workers.wake;
    this.stage.preparing = workers.preparing;
    workers.start();
    this.#pollTail();
  }

  #startWorkers(
    { journal, deliveries, audit }: Pick<WorkerPorts['engine'], 'journal' | 'deliveries' | 'audit'>,
    reach: Reach,
  ): ReturnType<typeof startWorkers> {
    const world = this.#world;
    return startWorkers({
      engine: { journal, deliveries, outbound: new MemoryOutbound(world.tables), audit },
      stage: this.stage,
      tail: this.tail,
      followers: [
        attend(this.stage),
        rescue(this.stage),
        route(this.stage, reach),
        notices(this.stage, reach, deliveries),
        withdraw(this.stage, deliveries),
      ],
      reach,
      chores: [],
      transports: new Map([['expo', world.phones.transport(this)]]),
      pushKey: Buffer.alloc(32, 1),
      random: () => world.random.next(),
      post: async () => ({ status: 200, retryAfterMs: null }),
      get: async () => ({ status: 200, text: '' }),
      failed: (where, error) => world.failed(where, error),
      found: (missing) => world.audited(missing),
    });
  }

  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** "Something was committed", says another node. */
  hear(organizationId: string): void {
    if (!this.alive) return;
    this.tail.wake(organizationId);
    this.#wake(organizationId);
  }

  kill(): void {
    this.alive = false;
    this.#subscribers.clear();
    for (const ended of this.#connections) ended();
    this.#connections.clear();
  }

  /** `ended` is called when the process dies. */
  connection(ended: () => void): () => void {
    this.#connections.add(ended);
    return () => this.#connections.delete(ended);
  }

  #pollTail(): void {
    this.#ownClock().after(1000, () => {
      this.tail.wake(this.#world.organizationId);
      this.#pollTail();
    });
  }

  /** Tasks of a dead process never run. */
  #ownClock(): Clock {
    const { time } = this.#world;
    return { now: time.now, after: (ms, task) => time.after(ms, () => this.alive && task()) };
  }

  /**
   * The way to the database: it takes time, it may break before or after the statement took effect, and a dead process never hears its
   * answer.
   */
  #remote<T extends object>(target: T): T {
    const { time, random, faults } = this.#world;
    const call = (method: (...args: unknown[]) => Promise<unknown>, args: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const delay = () => (random.chance(0.02) ? random.between(20, 120) : random.between(0, 3));
        const later = (task: () => void) => time.after(delay(), () => this.alive && task());
        const breaks = faults() && random.chance(0.003);
        const lost = breaks && random.chance(0.5);
        later(() => {
          if (breaks && !lost) return reject(new Error('connection lost'));
          method.apply(target, args).then(
            (value) => later(() => (lost ? reject(new Error('connection lost')) : resolve(value))),
            (error: unknown) =>
              later(() => reject(error instanceof Error ? error : new Error(String(error)))),
          );
        });
      });
    return new Proxy(target, {
      get: (_target, name) => {
        const method: unknown = Reflect.get(target, name, target);
        return typeof method === 'function'
          ? (...args: unknown[]) => call(method as (...args: unknown[]) => Promise<unknown>, args)
          : method;
      },
    });
  }
}
