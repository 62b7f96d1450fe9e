import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Signals } from '../../ports/journal.ts';
import type { Connection, Pool } from './pool.ts';

const CHANNEL = 'baton_journal';
const TICK_MS = 2;
const RECONNECT_MS = 500;

/**
 * Wakes the other nodes by NOTIFY: one a tick and organization, after the commit, never inside it (that would cost up to half of the
 * writes). Without `connect` there are no others.
 */
export class PostgresSignals implements Signals {
  readonly #pool: Pool;
  readonly #connection: Connection;
  readonly #failed: (error: unknown) => void;
  readonly #node = randomUUID();
  readonly #wakes = new Set<(organizationId: string) => void>();
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

  /** Connects to the other nodes; comes back by itself when the connection breaks. */
  async connect(): Promise<void> {
    if (this.#stopped) return;
    const client = new pg.Client({ ...this.#connection, application_name: 'baton-signals' });
    client.on('error', (error) => this.#failed(error));
    client.on('notification', ({ payload }) => {
      const [from, organizations = ''] = (payload ?? '').split(' ');
      if (from === this.#node) return;
      for (const organizationId of organizations.split(','))
        for (const wake of this.#wakes) wake(organizationId);
    });
    client.on('end', () => {
      this.#listener = null;
      if (!this.#stopped) setTimeout(() => void this.connect().catch(this.#failed), RECONNECT_MS).unref();
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#listener = client;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#listener?.end();
  }

  async #notify(): Promise<void> {
    this.#timer = null;
    const organizations = [...this.#pending];
    this.#pending.clear();
    try {
      // 200 ids stay below NOTIFY's 8,000 bytes.
      for (let n = 0; n < organizations.length; n += 200) {
        await this.#pool.query({
          name: 'notify',
          text: 'select pg_notify($1, $2)',
          values: [CHANNEL, `${this.#node} ${organizations.slice(n, n + 200).join(',')}`],
        });
      }
    } catch (error) {
      this.#failed(error);
    }
  }
}
