import pg from 'pg';

// bigint and numeric columns hold milliseconds, seqs and counts: all far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Pool = pg.Pool;
export type Connection = pg.PoolConfig;

/** 10 connections suit 2 cores; a statement that hangs longer than 10 s is ended. */
export function openPool(connection: Connection, failed: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
    query_timeout: 12_000,
    keepAlive: true,
    application_name: 'baton',
    // Plans are made once per connection, perhaps on empty tables; every hot statement has its index.
    options: '-c enable_seqscan=off -c jit=off',
    ...connection,
  });
  pool.on('error', failed);
  return pool;
}

/** A statement that the server prepares once per connection. */
export type Statement = { name: string; text: string };
export const statement = (name: string, text: string): Statement => ({ name, text });

export async function query<Row extends object>(
  pool: Pool | pg.PoolClient,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ ...statement, values });
  return rows;
}
