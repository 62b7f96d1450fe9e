import { type Answer, type Page, problem } from '@baton/protocol';
import type { Scheduler } from 'fast-check';
import { BatonClient } from '../client.ts';
import { type Live, type LiveHandlers, NoAnswer, type Requests, type Storage } from '../wire.ts';
import { CONVERSATIONS, ModelServer } from './model-server.ts';

type Timer = { at: number; task: () => void };
/** What happens to the next things on the wire; `fine` when nothing is planned. */
export type Fault = 'fine' | 'unreached' | 'unheard';
export type PageFault = 'fine' | 'lost' | 'twice';

/**
 * One client and the model server, with a network between them that a test spoils. Whatever travels waits for the scheduler, so
 * everything arrives in any order; time stands still until `pass`.
 */
export class FaultyWorld {
  readonly server = new ModelServer();
  readonly sent: string[] = [];
  readonly faults: Fault[] = [];
  readonly pageFaults: PageFault[] = [];
  client: BatonClient;

  readonly #scheduler: Scheduler;
  readonly #kept = new Map<string, string>();
  #now = 0;
  #timers: Timer[] = [];
  #handlers: LiveHandlers | null = null;
  #connected = false;
  #socketsOpen = true;
  #networkUp = true;
  #ids = 0;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
    this.client = this.#newClient();
    this.client.start();
  }

  /** The process dies without a word, and starts again from what the device has kept. */
  restart(): void {
    this.#connected = false;
    this.#timers = [];
    this.client = this.#newClient();
    this.client.start();
  }

  send(conversation: number): void {
    if (this.client.getState().snapshot === null) return;
    const [conversationId] = CONVERSATIONS.slice(conversation);
    this.sent.push(this.client.send(conversationId!, 'hello'));
  }

  write(page: Page): void {
    const fault = this.pageFaults.shift() ?? 'fine';
    const copies = { lost: 0, fine: 1, twice: 2 }[fault];
    const handlers = this.#handlers;
    for (let n = 0; n < copies && this.#connected; n += 1)
      this.#later('page', () => this.#connected && handlers === this.#handlers && handlers?.page(page));
  }

  socket(open: boolean): void {
    this.#socketsOpen = open;
    if (open) return this.#connectLater();
    const was = this.#connected;
    this.#connected = false;
    if (was) this.#handlers?.disconnected('lost');
  }

  network(up: boolean): void {
    this.#networkUp = up;
    if (!up) this.socket(false);
  }

  pass(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter(({ at }) => at > this.#now);
    for (const { task } of due) task();
  }

  /** Everything works from here on; answers when nothing is under way any more. */
  async settle(): Promise<void> {
    this.faults.length = 0;
    this.pageFaults.length = 0;
    this.network(true);
    this.socket(true);
    for (let round = 0; round < 12; round += 1) {
      await this.#scheduler.waitIdle();
      this.pass(21_000);
    }
    await this.#scheduler.waitIdle();
  }

  #later(label: string, run: () => unknown): void {
    void this.#scheduler.schedule(Promise.resolve(), label).then(run);
  }

  #connectLater(): void {
    const handlers = this.#handlers;
    this.#later('connect', () => {
      if (handlers !== this.#handlers || this.#connected || !this.#socketsOpen || !this.#networkUp) return;
      this.#connected = true;
      handlers?.connected();
    });
  }

  /** There and back: either way may take long, and either may fail. */
  async #travel<T>(label: string, serve: () => T): Promise<T> {
    const fault = this.faults.shift() ?? 'fine';
    await this.#scheduler.schedule(Promise.resolve(), `${label} there`);
    if (fault === 'unreached' || !this.#networkUp) throw new NoAnswer(label);
    const answer = serve();
    await this.#scheduler.schedule(Promise.resolve(), `${label} back`);
    if (fault === 'unheard' || !this.#networkUp) throw new NoAnswer(label);
    return answer;
  }

  #newClient(): BatonClient {
    const alive = () => client === this.client;
    const whileAlive = <T>(answer: Promise<T>): Promise<T> =>
      answer.then(
        (value) => (alive() ? value : never<T>()),
        (error: unknown) => (alive() ? Promise.reject(error) : never<T>()),
      );
    const ok = <T>(value: T): Answer<T> => ({ ok: true, value });
    const { server } = this;
    const command: Requests['command'] = (_token, asked) =>
      whileAlive(
        this.#travel('command', () => {
          const { answer, page } = server.command(asked);
          if (page) this.write(page);
          return answer;
        }),
      );
    const requests: Requests = {
      snapshot: () => whileAlive(this.#travel('snapshot', () => ok(server.snapshot()))),
      sync: (_token, cursor) => whileAlive(this.#travel('sync', () => ok(server.sync(cursor)))),
      thread: (_token, conversationId, before) =>
        whileAlive(this.#travel('thread', () => ok(server.thread(conversationId, before)))),
      command,
    };
    const overSocket = <T>(run: () => Promise<T>): Promise<T> =>
      this.#connected ? run() : Promise.reject(new NoAnswer('not connected'));
    const openLive = (handlers: LiveHandlers): Live => {
      this.#handlers = handlers;
      return {
        connect: () => this.#connectLater(),
        close: () => undefined,
        sync: (cursor) => overSocket(() => requests.sync('', cursor)),
        command: (asked) => overSocket(() => requests.command('', asked)),
        authenticate: () => Promise.resolve({ ok: false, problem: problem({ code: 'unauthenticated' }) }),
        typing: () => undefined,
        viewing: () => undefined,
        presence: () => undefined,
      };
    };
    const timers = {
      now: () => this.#now,
      after: (ms: number, task: () => void) => {
        const timer = { at: this.#now + ms, task };
        this.#timers.push(timer);
        return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
      },
    };
    const storage: Storage = {
      get: (key) => Promise.resolve(this.#kept.get(key) ?? null),
      set: async (key, value) => void (alive() && this.#kept.set(key, value)),
      remove: async (key) => void this.#kept.delete(key),
    };
    const getToken = () => Promise.resolve('token');
    const newId = () => `0198b2a4-0000-7000-8001-${String((this.#ids += 1)).padStart(12, '0')}`;
    const client: BatonClient = new BatonClient({ openLive, requests, timers, getToken, storage, newId });
    return client;
  }
}

const never = <T>(): Promise<T> => new Promise(() => undefined);
