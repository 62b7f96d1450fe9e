import { formatCursor } from '@baton/protocol';
import type { Answer, Command, Done, Page, Presence, SyncAnswer, TypingSignal } from '@baton/protocol';
import { restart, receive } from './sync-state.ts';
import type { SyncState } from './sync-state.ts';
import { NoAnswer } from './wire.ts';
import type { Live, LiveHandlers, Requests, Timers } from './wire.ts';

export type SessionPorts = {
  openLive: (handlers: LiveHandlers) => Live;
  requests: Requests;
  timers: Timers;
  /** A valid access token; `fresh`: the last one was refused. `null` when nobody is signed in. */
  getToken: (fresh?: boolean) => Promise<string | null>;
};

/** What the session tells the client. */
export type SessionEvents = {
  read: () => SyncState;
  write: (sync: SyncState) => void;
  phase: (phase: 'live' | 'polling' | 'offline' | 'signed_out') => void;
  heard: () => void;
  restarted: () => void;
  typing: (signal: TypingSignal) => void;
  presence: (members: Record<string, Presence>) => void;
  viewing: (conversationId: string, memberIds: string[]) => void;
};

const POLL_MS = 3000;
/** While live, a slow look at the cursor: a page that was lost without a trace is found. */
const CHECK_MS = 20_000;
const RENEW_MS = 4 * 60_000;

/**
 * Keeps the sync state in step with the server, by one cursor: live pages while the socket stands, polling when it does not, and the way
 * back over the same pages. At most one catch-up is under way.
 */
export class Session {
  readonly #ports: SessionPorts;
  readonly #events: SessionEvents;
  readonly #live: Live;
  #connected = false;
  /** The socket stands but did not answer: half open, perhaps. Plain requests are used until it speaks again. */
  #silent = false;
  #stopped = true;
  #catching: Promise<void> | null = null;
  #again = false;
  #cancelTick: () => void = () => undefined;
  #cancelRenewal: () => void = () => undefined;

  constructor(ports: SessionPorts, events: SessionEvents) {
    this.#ports = ports;
    this.#events = events;
    this.#live = ports.openLive({
      connected: () => this.#up(),
      disconnected: (why) => this.#down(why),
      page: (page) => this.#page(page),
      typing: events.typing,
      presence: events.presence,
      viewing: events.viewing,
    });
  }

  get live(): Live {
    return this.#live;
  }

  start(): void {
    this.#stopped = false;
    void this.#connect(false);
    this.catchUp();
  }

  stop(): void {
    this.#stopped = true;
    this.#connected = false;
    this.#cancelTick();
    this.#cancelRenewal();
    this.#live.close();
  }

  /** By the socket while it stands, else by a plain request. Throws `NoAnswer`. */
  async command(command: Command): Promise<Answer<Done>> {
    if (this.#connected && !this.#silent) return this.#live.command(command);
    return this.request((token) => this.#ports.requests.command(token, command));
  }

  /** A plain request with a valid token; an expired one is renewed once. */
  async request<T>(run: (token: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    const token = await this.#ports.getToken();
    if (token === null) {
      this.#events.phase('signed_out');
      throw new NoAnswer('signed out');
    }
    const answer = await run(token);
    if (answer.ok || answer.problem.status !== 401) return answer;
    const fresh = await this.#ports.getToken(true);
    if (fresh === null) {
      this.#events.phase('signed_out');
      return answer;
    }
    return run(fresh);
  }

  /** Reads everything after the cursor. A call while one runs makes it look once more. */
  catchUp(): void {
    if (this.#stopped) return;
    if (this.#catching) {
      this.#again = true;
      return;
    }
    this.#cancelTick();
    this.#catching = this.#catchUp().finally(() => {
      this.#catching = null;
      if (this.#again) {
        this.#again = false;
        this.catchUp();
      } else if (!this.#stopped) {
        this.#cancelTick = this.#ports.timers.after(
          this.#connected && !this.#silent ? CHECK_MS : POLL_MS,
          () => this.catchUp(),
        );
      }
    });
  }

  async #connect(fresh: boolean): Promise<void> {
    try {
      const token = await this.#ports.getToken(fresh);
      if (this.#stopped) return;
      if (token === null) this.#events.phase('signed_out');
      else this.#live.connect(token);
    } catch (error) {
      ignoreNoAnswer(error);
      // Without a network there is no token either.
      if (!this.#stopped) this.#ports.timers.after(POLL_MS, () => void this.#connect(fresh));
    }
  }

  #up(): void {
    this.#connected = true;
    this.#silent = false;
    this.catchUp();
    this.#renewLater();
  }

  #down(why: 'lost' | 'refused'): void {
    this.#connected = false;
    this.#cancelRenewal();
    if (this.#stopped) return;
    this.#events.presence({});
    if (why === 'refused') this.#ports.timers.after(250, () => void this.#connect(true));
    this.catchUp();
  }

  #renewLater(): void {
    this.#cancelRenewal();
    this.#cancelRenewal = this.#ports.timers.after(RENEW_MS, () => {
      this.#renewLater();
      this.#ports
        .getToken(true)
        .then(
          (token) =>
            token === null
              ? this.#events.phase('signed_out')
              : this.#live.authenticate(token).catch(ignoreNoAnswer),
          ignoreNoAnswer,
        );
    });
  }

  #page(page: Page): void {
    this.#silent = false;
    const { sync, verdict } = receive(this.#events.read(), page);
    if (verdict === 'applied') this.#events.write(sync);
    if (verdict === 'gap' || verdict === 'reset') this.catchUp();
    else this.#events.heard();
  }

  async #catchUp(): Promise<void> {
    try {
      for (let more = true; more && !this.#stopped;) more = await this.#step();
      if (this.#stopped) return;
      this.#events.heard();
      this.#events.phase(this.#connected && !this.#silent ? 'live' : 'polling');
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (this.#stopped) return;
      if (this.#connected && !this.#silent) this.#silent = true;
      else this.#events.phase('offline');
    }
  }

  /** One page, or one snapshot. `true` when there may be more. */
  async #step(): Promise<boolean> {
    const { state } = this.#events.read();
    if (!state) return this.#restart();
    const cursor = formatCursor(state.cursor);
    const answer: Answer<SyncAnswer> =
      this.#connected && !this.#silent
        ? await this.#live.sync(cursor)
        : await this.request((token) => this.#ports.requests.sync(token, cursor));
    if (!answer.ok) throw new NoAnswer(answer.problem.code);
    // Read again: a live page may have come while this answer was on its way.
    const { sync, verdict } = receive(this.#events.read(), answer.value);
    if (verdict === 'reset') return this.#restart();
    if (verdict === 'applied') this.#events.write(sync);
    return verdict === 'gap' || (answer.value.kind === 'page' && answer.value.more);
  }

  async #restart(): Promise<boolean> {
    const answer = await this.request((token) => this.#ports.requests.snapshot(token));
    if (!answer.ok) throw new NoAnswer(answer.problem.code);
    this.#events.write(restart(this.#events.read(), answer.value));
    this.#events.restarted();
    // What was written while the snapshot was on its way.
    return true;
  }
}

function ignoreNoAnswer(error: unknown): void {
  if (!(error instanceof NoAnswer)) throw error;
}
