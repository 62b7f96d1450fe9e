import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from './pool.ts';

const FOLDER = new URL('../../sql/', import.meta.url);
/** Any constant of our own: two nodes that start at once migrate one after the other. */
const LOCK = 4_207_011;
const FUNCTIONS = ['append.sql', 'shown.sql', 'commit.sql', 'watch.sql', 'attributes.sql'];

/**
 * Brings the schema up to this version: numbered files once each, in order and forward only; functions whenever they changed.
 */
export async function migrate(pool: Pool): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, text text not null, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; text: string }>('select name, text from migrations');
    const known = new Map(rows.map((row) => [row.name, row.text]));
    const numbered = (await readdir(FOLDER)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
    const done: string[] = [];
    for (const name of [...numbered, ...FUNCTIONS]) {
      const text = await readFile(new URL(name, FOLDER), 'utf8');
      if (known.get(name) === text || (!FUNCTIONS.includes(name) && known.has(name))) continue;
      await client.query('begin');
      await client.query(text);
      await client.query(
        'insert into migrations values ($1, $2) on conflict (name) do update set text = $2, at = now()',
        [name, text],
      );
      await client.query('commit');
      done.push(name);
    }
    return done;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
    client.release();
  }
}
