import { BatonClient } from '@baton/client';
import type { Client, Storage } from '@baton/client';
import { RefusedError } from '@baton/server/src/journal/refused.ts';
import { say } from '@baton/server/src/journal/say.ts';
import { customerCommand } from '@baton/server/src/stages/ingest/customer.ts';
import type { CustomerCommand } from '@baton/protocol';
import { ClientWire } from './client-wire.ts';
import type { World } from './world.ts';

const WORDS = [
  'refund my ticket',
  'where is my train',
  'Can I talk to a human please?',
  'hello',
  'xyzzy',
  'I want to speak to a real person',
  'thanks',
];

/** A customer who writes now and then, and repeats what got no answer with the same id. */
export class SimulatedCustomer {
  readonly #world: World;
  readonly #id: string;
  #busy = false;

  constructor(world: World) {
    this.#world = world;
    this.#id = world.random.uuid();
  }

  act(): void {
    const { random } = this.#world;
    if (this.#busy) return;
    if (random.chance(0.8)) this.#insist({ type: 'send', id: random.uuid(), text: random.pick(WORDS) });
    else this.#insist({ type: random.chance(0.7) ? 'request_human' : 'leave_queue' });
  }

  #insist(command: CustomerCommand): void {
    const { time, random } = this.#world;
    this.#busy = true;
    let answered = false;
    const again = () => {
      if (!answered) this.#insist(command);
    };
    time.after(random.between(1, 60), () => {
      const node = this.#world.someNode();
      const cancel = time.after(5000, again);
      if (!node || (this.#world.faults() && random.chance(0.03))) return;
      const customer = { id: this.#id, name: `Customer ${this.#id.slice(0, 4)}`, language: null };
      const who = {
        organizationId: this.#world.organizationId,
        botId: this.#world.botId,
        reference: this.#id,
        connector: 'web_widget' as const,
        customer,
      };
      const done = (conversationId: string | null) => {
        if (this.#world.faults() && random.chance(0.03)) return;
        time.after(random.between(1, 60), () => {
          if (answered) return;
          answered = true;
          cancel();
          this.#busy = false;
          if (command.type === 'send' && conversationId !== null)
            this.#world.acknowledged.set(command.id, { conversationId, text: command.text });
        });
      };
      customerCommand(node.stage, who, command).then(
        ({ conversationId }) => node.alive && done(conversationId),
        (error: unknown) => {
          if (error instanceof RefusedError) done(null);
          else this.#world.failed('customer', error);
        },
      );
    });
  }
}

/** A bot of a platform of its own: thinks for a while, and answers with the fence that it knew. */
export class SlowBot {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  act(): void {
    const { time, random, tables, organizationId } = this.#world;
    const rows = [...tables.conversations.values()].filter(
      ({ conversation }) => conversation.owner === 'bot',
    );
    if (rows.length === 0) return;
    const { id: conversationId, fence } = random.pick(rows).conversation;
    const message = {
      id: random.uuid(),
      conversationId,
      by: 'bot' as const,
      memberId: null,
      name: 'Booking',
      kind: 'text' as const,
      text: 'I have found something.',
    };
    time.after(random.between(500, 20_000), () => {
      const node = this.#world.someNode();
      if (!node) return;
      say(node.stage, { organizationId, message, fence, at: time.now() }).then(
        ({ seq }) =>
          seq > 0 && this.#world.acknowledged.set(message.id, { conversationId, text: message.text }),
        (error: unknown) => {
          if (!(error instanceof RefusedError)) this.#world.failed('slow bot', error);
        },
      );
    });
  }
}

const memoryStorage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
};

/** An operator with the real client, on a network that comes and goes, who sometimes closes the app. */
export class SimulatedOperator {
  readonly #world: World;
  readonly member: { id: string; name: string };
  readonly #wire: ClientWire;
  readonly #storage = memoryStorage();
  #restarting = false;
  client: Client;

  constructor(world: World, member: { id: string; name: string }) {
    this.#world = world;
    this.member = member;
    this.#wire = new ClientWire(world, member);
    this.client = this.#open();
  }

  act(): void {
    const { random } = this.#world;
    if (this.#world.faults() && random.chance(0.04)) return this.#goOffline();
    if (this.#world.faults() && random.chance(0.02)) return this.#restartApp();
    if (this.#world.faults() && random.chance(0.05)) return this.#wire.cut();
    const conversations = Object.values(this.client.getState().snapshot?.conversations ?? {});
    const mine = conversations.filter(
      ({ owner, handoff }) => owner === 'operator' && handoff?.operator?.memberId === this.member.id,
    );
    const waiting = conversations.filter(({ owner }) => owner === 'queue');
    if (mine.length > 0 && random.chance(0.7)) return this.#serve(random.pick(mine).id);
    if (waiting.length > 0 && random.chance(0.6)) return this.#claim(random.pick(waiting).handoff!.id);
    if (conversations.length === 0) return;
    const { id, lastMessage } = random.pick(conversations);
    const looksInside = random.chance(0.3);
    if (looksInside) this.client.openThread(id);
    else if (lastMessage && random.chance(0.3)) this.client.read(id, lastMessage.seq);
  }

  backOnline(): void {
    this.#wire.offline = false;
  }

  #serve(conversationId: string): void {
    const { random } = this.#world;
    const choice = random.next();
    if (choice < 0.6) this.client.send(conversationId, `answer ${random.between(1, 999)}`);
    else if (choice < 0.65) this.client.send(conversationId, 'between us', { kind: 'note' });
    else if (choice < 0.8)
      void this.client
        .handBack(conversationId, { outcome: 'done', facts: {} })
        .then(() => this.#world.reach('hand back'));
    else if (choice < 0.86) void this.client.resolve(conversationId).then(() => this.#world.reach('resolve'));
    else if (choice < 0.9) void this.client.release(conversationId).then(() => this.#world.reach('release'));
    else if (choice < 0.94) this.#give(conversationId);
    else if (choice < 0.97) this.#snooze(conversationId);
    else void this.client.keepLease(conversationId);
  }

  #give(conversationId: string): void {
    const { random } = this.#world;
    const mates = Object.keys(this.client.getState().snapshot?.members ?? {});
    const mate = mates[random.between(0, mates.length - 1)];
    if (mate === undefined) return;
    void this.client
      .transfer(conversationId, mate, '')
      .then((outcome) => this.#world.reach(outcome.ok ? 'transfer' : `transfer ${outcome.code}`));
  }

  #snooze(conversationId: string): void {
    const { random, time } = this.#world;
    void this.client
      .snooze(conversationId, time.now() + random.between(5000, 120_000))
      .then((outcome) => this.#world.reach(outcome.ok ? 'snooze' : `snooze ${outcome.code}`));
  }

  #claim(handoffId: string): void {
    void this.client
      .claim(handoffId)
      .then((outcome) => this.#world.reach(outcome.won ? 'claim won' : `claim ${outcome.code}`));
  }

  #goOffline(): void {
    this.#wire.offline = true;
    this.#wire.cut();
    this.#world.reach('offline');
    this.#world.time.after(this.#world.random.between(1000, 40_000), () => this.backOnline());
  }

  #restartApp(): void {
    if (this.#restarting) return;
    this.#restarting = true;
    void this.client.stop().then(() => {
      this.client = this.#open();
      this.#restarting = false;
    });
    this.#world.reach('app restart');
  }

  #open(): Client {
    const { time, random } = this.#world;
    const client = new BatonClient({
      openLive: this.#wire.openLive,
      requests: this.#wire.requests,
      timers: { now: time.now, after: time.after },
      getToken: async () => 'token',
      storage: this.#storage,
      newId: () => random.uuid(),
    });
    client.start();
    return client;
  }
}
