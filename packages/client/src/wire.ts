import type {
  Answer,
  Command,
  Done,
  Page,
  Presence,
  Snapshot,
  SyncAnswer,
  Thread,
  TypingSignal,
} from '@baton/protocol';

/** What can go wrong below the protocol: no answer in time, no connection. The request may or may not have taken effect. */
export class NoAnswer extends Error {
  constructor(cause?: unknown) {
    super('no answer', { cause });
    this.name = 'NoAnswer';
  }
}

export type LiveHandlers = {
  connected: () => void;
  /** `refused`: the server said no to the token; get a fresh one first. */
  disconnected: (why: 'lost' | 'refused') => void;
  page: (page: Page) => void;
  typing: (signal: TypingSignal) => void;
  presence: (members: Record<string, Presence>) => void;
  viewing: (conversationId: string, memberIds: string[]) => void;
};

/** The live side. Reconnects by itself after a loss; never queues what it could not send. */
export interface Live {
  connect(token: string): void;
  close(): void;
  /** Throws `NoAnswer`. */
  sync(cursor: string): Promise<Answer<SyncAnswer>>;
  command(command: Command): Promise<Answer<Done>>;
  authenticate(token: string): Promise<Answer<null>>;
  typing(conversationId: string, on: boolean): void;
  viewing(conversationId: string | null): void;
  presence(presence: Presence): void;
}

/** The same over plain requests. Each throws `NoAnswer` without one. */
export interface Requests {
  snapshot(token: string): Promise<Answer<Snapshot>>;
  sync(token: string, cursor: string): Promise<Answer<SyncAnswer>>;
  thread(token: string, conversationId: string, before: number | null): Promise<Answer<Thread>>;
  command(token: string, command: Command): Promise<Answer<Done>>;
}

export interface Timers {
  now(): number;
  /** Runs `task` in about `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** Kept between starts of the app. */
export interface Storage {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}
