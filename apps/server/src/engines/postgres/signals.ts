import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { NodeTalk, Signals } from '../../ports/journal.ts';
import type { Connection, Pool } from './pool.ts';

const CHANNEL = 'baton_journal';
const TALK = 'baton_nodes';
const TICK_MS = 2;
const RECONNECT_MS = 500;

/**
 * Wakes the other nodes by NOTIFY: one a tick and organization, after the commit, never inside it (that would cost up to half of the
 * writes). Without `connect` there are no others.
 */
export class PostgresSignals implements Signals, NodeTalk {
  readonly #pool: Pool;
  readonly #connection: Connection;
  readonly #failed: (error: unknown) => void;
  readonly #node = randomUUID();
  readonly #wakes = new Set<(organizationId: string) => void>();
  readonly #listeners = new Set<(text: string) => void>();
  readonly #pending = new Set<string>();
  #listener: pg.Client | null = null;
  #stopped = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(pool: Pool, connection: Connection, failed: (error: unknown) => void) {
    this.#pool = pool;
    this.#connection = connection;
    this.#failed = failed;
  }

  raise(organizationId: string): void {
    if (!this.#listener) return;
    this.#pending.add(organizationId);
    this.#timer ??= setTimeout(() => void this.#notify(), TICK_MS);
  }

  listen(wake: (organizationId: string) => void): () => void {
    this.#wakes.add(wake);
    return () => this.#wakes.delete(wake);
  }

  tell(text: string): void {
    if (!this.#listener) return;
    this.#send(TALK, text).catch(this.#failed);
  }

  hear(listener: (text: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Connects to the other nodes; comes back by itself when the connection breaks. */
  async connect(): Promise<void> {
    if (this.#stopped) return;
    const client = new pg.Client({ ...this.#connection, application_name: 'baton-signals' });
    client.on('error', (error) => this.#failed(error));
    client.on('notification', ({ channel, payload = '' }) => {
      const space = payload.indexOf(' ');
      if (payload.slice(0, space) === this.#node) return;
      this.#heard(channel, payload.slice(space + 1));
    });
    client.on('end', () => {
      this.#listener = null;
      if (!this.#stopped) setTimeout(() => void this.connect().catch(this.#failed), RECONNECT_MS).unref();
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}; listen ${TALK}`);
    this.#listener = client;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#listener?.end();
  }

  #heard(channel: string, text: string): void {
    if (channel === TALK) for (const listener of this.#listeners) listener(text);
    else for (const organizationId of text.split(',')) for (const wake of this.#wakes) wake(organizationId);
  }

  #send(channel: string, text: string): Promise<unknown> {
    const values = [channel, `${this.#node} ${text}`];
    return this.#pool.query({ name: 'notify', text: 'select pg_notify($1, $2)', values });
  }

  async #notify(): Promise<void> {
    this.#timer = null;
    const organizations = [...this.#pending];
    this.#pending.clear();
    try {
      // 200 ids stay below NOTIFY's 8,000 bytes.
      for (let n = 0; n < organizations.length; n += 200) {
        await this.#send(CHANNEL, organizations.slice(n, n + 200).join(','));
      }
    } catch (error) {
      this.#failed(error);
    }
  }
}
