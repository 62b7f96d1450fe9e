import { NoAnswer } from '@baton/client';
import type { Live, LiveHandlers, Requests } from '@baton/client';
import { problem } from '@baton/protocol';
import type { Answer, Command, Done, SyncAnswer } from '@baton/protocol';
import { runCommand } from '@baton/server/src/commands.ts';
import { RefusedError } from '@baton/server/src/journal/refused.ts';
import { snapshot, syncPage, thread } from '@baton/server/src/stream/sync.ts';
import type { ServerNode } from './node.ts';
import type { World } from './world.ts';

const TIMEOUT_MS = 8000;

/** One operator's network: requests take time, get lost, arrive twice; the live connection breaks. */
export class ClientWire {
  readonly #world: World;
  readonly #actor: Parameters<typeof runCommand>[1];
  offline = false;
  #live: { node: ServerNode; handlers: LiveHandlers; end: () => void } | null = null;
  #wanted: LiveHandlers | null = null;

  constructor(world: World, member: { id: string; name: string }) {
    this.#world = world;
    this.#actor = {
      memberId: member.id,
      name: member.name,
      role: 'operator',
      organizationId: world.organizationId,
      sessionId: member.id,
      issuedAt: world.time.now(),
    };
  }

  openLive = (handlers: LiveHandlers): Live => ({
    connect: () => {
      this.#wanted = handlers;
      this.#reconnect();
    },
    close: () => {
      this.#wanted = null;
      this.cut();
    },
    sync: (cursor) => this.#overLive((node) => syncPage(node.sync, this.#world.organizationId, cursor)),
    command: (command) => this.#overLive((node) => runCommand(node.stage, this.#actor, command)),
    authenticate: async () => ({ ok: true, value: null }),
    typing: () => undefined,
    viewing: () => undefined,
    presence: () => undefined,
  });

  readonly requests: Requests = {
    snapshot: () => this.#ask((node) => snapshot(node.sync, this.#actor)),
    sync: (_token, cursor) =>
      this.#ask((node): Promise<SyncAnswer> => syncPage(node.sync, this.#world.organizationId, cursor)),
    thread: (_token, conversationId, before) =>
      this.#ask((node) => thread(node.sync, this.#world.organizationId, conversationId, before)),
    command: (_token, command: Command) =>
      this.#ask((node): Promise<Done> => runCommand(node.stage, this.#actor, command)),
  };

  /** The live connection breaks; the client is told, and gets a new one after a while. */
  cut(): void {
    const live = this.#live;
    this.#live = null;
    live?.end();
    if (live && this.#wanted === live.handlers) {
      live.handlers.disconnected('lost');
      this.#reconnect();
    }
  }

  #reconnect(): void {
    const handlers = this.#wanted;
    const { time, random } = this.#world;
    time.after(random.between(50, 4000), () => {
      if (!handlers || handlers !== this.#wanted || this.#live) return;
      const node = this.#world.someNode();
      if (this.offline || !node) return this.#reconnect();
      node.tail
        .place(this.#world.organizationId)
        .then(() => this.#connected(node, handlers), this.#world.oops);
    });
  }

  #connected(node: ServerNode, handlers: LiveHandlers): void {
    if (handlers !== this.#wanted || this.#live || !node.alive) return this.#reconnect();
    const { time, random } = this.#world;
    let arrivesAt = 0;
    const unsubscribe = node.subscribe((page) => {
      // In order, as on one connection; lost with it.
      arrivesAt = Math.max(arrivesAt, time.now() + random.between(1, 60));
      time.after(arrivesAt - time.now(), () => {
        if (
          this.#live?.handlers === handlers &&
          this.#live.node === node &&
          !this.#world.mutant.losesPage(random)
        )
          handlers.page(page);
      });
    });
    const live = { node, handlers, end: () => (unsubscribe(), unlink()) };
    // Mostly the end of a process is noticed at once; sometimes the connection stays half open until a ping fails.
    const unlink = node.connection(() =>
      time.after(
        random.chance(0.8) ? random.between(1, 50) : random.between(20_000, 45_000),
        () => this.#live === live && this.cut(),
      ),
    );
    this.#live = live;
    handlers.connected();
  }

  #overLive<T>(run: (node: ServerNode) => Promise<T>): Promise<Answer<T>> {
    const live = this.#live;
    if (!live) return Promise.reject(new NoAnswer('not connected'));
    return this.#ask(run, live.node);
  }

  #ask<T>(
    run: (node: ServerNode) => Promise<T>,
    node: ServerNode | null = this.#world.someNode(),
  ): Promise<Answer<T>> {
    const { time, random, faults } = this.#world;
    return new Promise((resolve, reject) => {
      const cancel = time.after(TIMEOUT_MS, () => reject(new NoAnswer('timeout')));
      if (this.offline || !node?.alive || (faults() && random.chance(0.02))) return;
      const serve = (answered: (answer: Answer<T>) => void) =>
        time.after(random.between(1, 60), () => {
          if (node.alive) answer(run(node)).then(answered, () => undefined);
        });
      serve((value) => {
        if (this.offline || !node.alive || (faults() && random.chance(0.02))) return;
        time.after(random.between(1, 60), () => {
          cancel();
          resolve(value);
        });
      });
      // A request that was repeated below us.
      if (faults() && random.chance(0.03)) serve(() => undefined);
    });
  }
}

/** A refusal is an answer; anything else is none. */
async function answer<T>(run: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await run };
  } catch (error) {
    if (error instanceof RefusedError) return { ok: false, problem: problem(error.refused) };
    throw error;
  }
}
