import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from './engines/embedded/start-embedded.ts';
import type { Connection } from './engines/embedded/start-embedded.ts';
import { migrate } from './engines/postgres/migrate.ts';
import { openPool } from './engines/postgres/pool.ts';

export type TrialDatabase = { connection: Connection; drop: () => Promise<void> };

/** Where `setup` says that there is a server already, as JSON of its connection. */
const SHARED = 'BATON_TRIAL_DATABASES';
/** Made once with every migration, and copied from then on. */
const MODEL = 'baton_model';

/** An empty database of its own, gone after `drop`; for tests and benchmarks. */
export async function freshDatabase(): Promise<TrialDatabase> {
  const shared = process.env[SHARED];
  return shared === undefined ? ownServer() : copyOfModel(JSON.parse(shared) as Connection);
}

/**
 * One PostgreSQL for all tests of a run: making a server takes seconds, a database in it a moment. Vitest calls it before the first test
 * (`globalSetup`), and what it answers after the last.
 */
export async function setup(): Promise<() => Promise<void>> {
  const { connection, drop } = await ownServer();
  // What is killed here are servers, never the machine: nothing needs to wait for the disk.
  for (const setting of ['fsync', 'full_page_writes'])
    await asked(connection, `alter system set ${setting} = off`);
  await asked(connection, 'select pg_reload_conf()');
  await asked(connection, `create database ${MODEL}`);
  const pool = openPool({ ...connection, database: MODEL }, raise);
  await migrate(pool);
  await pool.end();
  process.env[SHARED] = JSON.stringify(connection);
  return drop;
}

async function ownServer(): Promise<TrialDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baton-trial-'));
  // As root, PostgreSQL runs as somebody else, who must get in.
  await chmod(dataDir, 0o755);
  const { connection, stop } = await startEmbedded({
    dataDir,
    log: { info: () => undefined, warn: () => undefined },
  });
  const drop = async (): Promise<void> => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { connection, drop };
}

async function copyOfModel(server: Connection): Promise<TrialDatabase> {
  const database = `trial_${randomUUID().replaceAll('-', '')}`;
  await asked(server, `create database ${database} template ${MODEL}`);
  // All go together at the end: to drop one makes everybody wait for a checkpoint.
  return { connection: { ...server, database }, drop: () => Promise.resolve() };
}

async function asked(server: Connection, statement: string): Promise<void> {
  const pool = openPool(server, raise);
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}

function raise(error: unknown): never {
  throw error;
}
