import { join } from 'node:path';
import { openPool } from '../../apps/server/src/engines/postgres/pool.ts';

/** Beside a Baton, in its embedded database: holds rows, so that the Baton's own commit waits. */
export class HeldDatabase {
  readonly #pool;
  #letGo: () => Promise<void> = async () => undefined;

  /** `data`: the Baton's directory, with a path short enough for a socket. */
  constructor(data: string) {
    const place = { host: join(data, 'socket'), port: 5432, user: 'baton', database: 'baton' };
    this.#pool = openPool({ ...place, application_name: 'test' }, () => undefined);
  }

  /** From now on nothing can be written about pushes that are on their way. */
  async holdPushes(): Promise<void> {
    const client = await this.#pool.connect();
    await client.query('begin');
    await client.query("select from deliveries where state = 'queued' for update");
    this.#letGo = async () => {
      await client.query('rollback');
      client.release();
    };
  }

  /** How many statements of the Baton wait for what is held: it has its answer, and cannot commit. */
  async waiting(): Promise<number> {
    const found = await this.#pool.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where application_name = 'baton' and wait_event_type = 'Lock' and query like '%update deliveries%'",
    );
    return found.rows[0]!.n;
  }

  /** After the Baton was killed: what it had asked of the database dies with it, as if it had not been asked yet. */
  async forgetTheDead(): Promise<void> {
    await this.#pool.query(
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'baton'",
    );
    await this.#letGo();
  }

  async statesOf(kind: string): Promise<{ state: string; attempts: number; transport: string }[]> {
    const found = await this.#pool.query<{ state: string; attempts: number; transport: string }>(
      'select v.state, v.attempts, d.transport from deliveries v join devices d on d.id = v.device_id where v.kind = $1',
      [kind],
    );
    return found.rows;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
