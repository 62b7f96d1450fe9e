import type { Database, Sql, Transaction } from '../../ports/database.ts';
import type { Change, Committed } from '../../ports/journal.ts';
import { query } from './pool.ts';
import type { Pool } from './pool.ts';
import { commitArgument } from './arguments.ts';

const sqlOn = (connection: Parameters<typeof query>[0]): Sql => ({
  rows: (name, text, values) => query(connection, { name, text }, values),
});

export class PostgresDatabase implements Database {
  readonly #pool: Pool;
  readonly rows: Sql['rows'];

  constructor(pool: Pool) {
    this.#pool = pool;
    this.rows = sqlOn(pool).rows;
  }

  async transaction<T>(run: (transaction: Transaction) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const commit = async (change: Change): Promise<Committed> => {
        const [row] = await query<{ answer: Committed }>(
          client,
          { name: 'commit', text: 'select commit_change($1::jsonb) as answer' },
          [commitArgument(change)],
        );
        return row!.answer;
      };
      const result = await run({ ...sqlOn(client), commit });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }
}
