import type {
  Answer,
  CustomerAvailability,
  CustomerCommand,
  CustomerSyncAnswer,
  CustomerToServer,
  Problem,
  ServerToCustomer,
  SocketRefusal,
} from '@baton/protocol';
import type { Socket } from 'socket.io-client';
import { getJson, postJson, RefusedError } from './session.ts';

export type CustomerSocket = Pick<
  Socket<ServerToCustomer, CustomerToServer>,
  'on' | 'connected' | 'connect' | 'disconnect' | 'emit' | 'timeout'
>;
/** `live` by socket, `polling` by HTTP while the socket cannot connect, `offline` when neither answers. */
export type Link = 'connecting' | 'live' | 'polling' | 'offline' | 'refused';
export type TypingSignal = { by: 'bot' | 'operator'; name: string; on: boolean };

export type ConnectionOptions = {
  base: string;
  token: () => string;
  cursor: () => string | null;
  openSocket: (token: () => string) => CustomerSocket;
  /** Gets a fresh token; called when the server refused ours. */
  renew: () => Promise<void>;
  onAnswer: (answer: CustomerSyncAnswer) => void;
  onTyping: (signal: TypingSignal) => void;
  onLink: (link: Link) => void;
};

const ACK_MS = 10_000;
const ENTRY_MS = 500;
const POLL_MS = 3000;
const BACKOFF_MAX_MS = 60_000;
const JITTER = 0.3;

/** The customer's side of the wire: one cursor, by socket when it can, by HTTP when it must. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #socket: CustomerSocket;
  readonly #sync = oneAtATime(() => this.#fetchNews());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #stopped = true;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = options.openSocket(options.token);
    this.#listen();
  }

  start(): void {
    this.#stopped = false;
    this.#options.onLink('connecting');
    this.#socket.connect();
    // Some networks neither open a socket nor refuse it.
    this.#pollLater();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#socket.disconnect();
  }

  /** Fetches what is newer than the cursor; calls during a sync end in one more. */
  sync(): void {
    this.#sync().catch(() => {
      if (!this.#socket.connected) this.#pollLater();
      else setTimeout(() => this.sync(), POLL_MS);
    });
  }

  /** Resolves to the seq of its entry once the server has it; rejects with `RefusedError`, or anything else when it should be repeated. */
  async command(command: CustomerCommand): Promise<number> {
    if (this.#socket.connected) {
      const { seq } = await ask<{ seq: number }>((settle) =>
        this.#socket.timeout(ACK_MS).emit('command', command, settle),
      );
      this.#expect(seq);
      return seq;
    }
    const { base, token } = this.#options;
    const { seq } = await postJson<{ seq: number }>(`${base}/v1/customer/commands`, command, token());
    if (seq > this.#reached()) this.sync();
    return seq;
  }

  /** The entry of a command follows it; the first of a conversation may have left before the server knew that we listen. */
  #expect(seq: number): void {
    if (seq > this.#reached()) setTimeout(() => seq > this.#reached() && this.sync(), ENTRY_MS);
  }

  #reached(): number {
    return Number(this.#options.cursor()?.split(':').at(-1) ?? 0);
  }

  typing(on: boolean): void {
    if (this.#socket.connected) this.#socket.emit('typing', on);
  }

  #listen(): void {
    const { onAnswer, onTyping, onLink } = this.#options;
    this.#socket.on('connect', () => {
      clearTimeout(this.#timer);
      this.#failures = 0;
      onLink('live');
      // A connection that answers nothing is none.
      this.#sync().catch(() => this.#socket.disconnect().connect());
    });
    this.#socket.on('entry', onAnswer);
    this.#socket.on('typing', onTyping);
    this.#socket.on('connect_error', (error) => {
      const code = refusalOf(error);
      if (code === 'forbidden') return onLink('refused');
      // The manager repeats network errors by itself, but not a refusal.
      if (code !== null) void this.#reconnect(code);
      if (this.#failures === 0) void this.#poll();
    });
    this.#socket.on('disconnect', (reason) => {
      if (this.#stopped) return;
      onLink('connecting');
      if (reason === 'io server disconnect') void this.#reconnect('token_expired');
      else this.#pollLater();
    });
  }

  async humansAvailable(): Promise<boolean> {
    const { base, token } = this.#options;
    const { humansAvailable }: CustomerAvailability = await getJson(
      `${base}/v1/customer/availability`,
      token(),
    );
    return humansAvailable;
  }

  async #fetchNews(): Promise<void> {
    const { base, cursor, token, onAnswer } = this.#options;
    const after = cursor();
    if (this.#socket.connected)
      onAnswer(
        await ask<CustomerSyncAnswer>((settle) => this.#socket.timeout(ACK_MS).emit('sync', after, settle)),
      );
    else
      onAnswer(
        await getJson(
          `${base}/v1/customer/sync${after === null ? '' : `?after=${encodeURIComponent(after)}`}`,
          token(),
        ),
      );
  }

  async #poll(): Promise<void> {
    if (this.#stopped || this.#socket.connected) return;
    try {
      await this.#sync();
      this.#failures = 0;
      if (!this.#socket.connected) this.#options.onLink('polling');
    } catch (error) {
      this.#failures += 1;
      if (!this.#socket.connected) this.#options.onLink('offline');
      if (error instanceof RefusedError && error.problem.status === 401) await this.#renew();
    }
    this.#pollLater();
  }

  #pollLater(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#socket.connected) return;
    const wait = Math.min(BACKOFF_MAX_MS, POLL_MS * 2 ** this.#failures);
    this.#timer = setTimeout(() => void this.#poll(), wait * (1 + Math.random() * JITTER));
  }

  async #reconnect(code: SocketRefusal): Promise<void> {
    this.#failures += 1;
    if (code === 'unauthenticated' || code === 'token_expired') await this.#renew();
    setTimeout(
      () => !this.#stopped && this.#socket.connect(),
      Math.min(BACKOFF_MAX_MS, POLL_MS * this.#failures),
    );
  }

  async #renew(): Promise<void> {
    await this.#options
      .renew()
      .catch((error: unknown) =>
        this.#options.onLink(
          error instanceof RefusedError && error.problem.status < 500 ? 'refused' : 'offline',
        ),
      );
  }
}

/** Socket.IO puts its own error before the answer, for an acknowledgement that is late. */
type Settle<T> = (error: Error | null, answer: Answer<T>) => void;

function ask<T>(send: (settle: Settle<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    send((error, answer) => {
      if (error) reject(error);
      else if (answer.ok) resolve(answer.value);
      else reject(new RefusedError(answer.problem));
    });
  });
}

/** Callers during a run share the one that follows it, which sees what they know. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    running = run().finally(() => (running = null));
    return running;
  };
  return () => {
    if (!running) return begin();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
}

function refusalOf(error: Error): SocketRefusal | null {
  const data = (error as Error & { data?: Partial<Problem> }).data;
  return (data?.code as SocketRefusal | undefined) ?? null;
}
