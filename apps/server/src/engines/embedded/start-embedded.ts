import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findPackage, prepareBinaries } from './binaries.ts';
import { ensureCluster, ownFolder, SUPERUSER } from './cluster.ts';
import { EmbeddedUnavailable } from './errors.ts';
import { takeOwnership } from './owner-lock.ts';
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { chooseRunAs, closedTo, type RunAs } from './run-as.ts';

export type Connection = { host: string; database: string; user: string; port: number };
export type Embedded = { connection: Connection; stop(): Promise<void> };
export type Log = { info(message: string): void; warn(message: string): void };

const DATABASE = 'baton';
/** Names the socket file; nothing listens on it. */
const PORT = 5432;
/** The kernel's limit for a socket's path, less the longest file name PostgreSQL puts there. */
const MAX_SOCKET_DIR = 103 - '/.s.PGSQL.5432.lock'.length;

/**
 * A PostgreSQL of our own in `dataDir`, reached by a unix socket that only we may open. The first run makes the
 * database; a server that outlived its Baton is taken over. Throws `EmbeddedUnavailable` with what to do about it.
 */
export async function startEmbedded({ dataDir, log }: { dataDir: string; log: Log }): Promise<Embedded> {
  const home = resolve(dataDir);
  const user = chooseRunAs();
  mkdirSync(home, { recursive: true, mode: 0o755 });
  mustReach(home, user);
  const giveUp = takeOwnership(join(home, 'owner'));
  try {
    const { server, pid } = await run(home, user, log);
    const connection = { host: server.socketDir, database: DATABASE, user: SUPERUSER, port: PORT };
    await ensureDatabase(connection);
    return {
      connection,
      stop: async () => {
        await stopPostmaster(pid);
        giveUp();
      },
    };
  } catch (error) {
    giveUp();
    throw error;
  }
}

async function run(home: string, user: RunAs, log: Log): Promise<{ server: Postmaster; pid: number }> {
  const binaries = prepareBinaries(findPackage(), home, user);
  const server = {
    program: binaries.postgres,
    cluster: join(home, 'cluster'),
    socketDir: socketFolder(home, user),
    logFile: join(home, 'postgres.log'),
    user,
  };
  const left = findPostmaster(server);
  if (left?.ours) {
    log.info(`took over the PostgreSQL that an earlier run left (process ${left.pid})`);
    return { server, pid: left.pid };
  }
  if (left) {
    log.info(`restarting the PostgreSQL that an earlier run left with other settings (process ${left.pid})`);
    await stopPostmaster(left.pid);
  }
  await ensureCluster(server.cluster, binaries, user);
  const pid = await startPostmaster(server);
  log.info(`PostgreSQL runs in ${home}${user ? ` as ${user.name}` : ''} (process ${pid})`);
  return { server, pid };
}

function mustReach(home: string, user: RunAs): void {
  const closed = closedTo(user, home);
  if (closed === undefined) return;
  throw new EmbeddedUnavailable(
    `PostgreSQL cannot run as root, and ${user?.name} may not enter ${closed}. ` +
      'Choose a data directory elsewhere (for example /var/lib/baton), start Baton as an ordinary user, or set DATABASE_URL.',
  );
}

/** Inside the data directory, or, where that makes too long a path, in the system's folder for temporary files. */
function socketFolder(home: string, user: RunAs): string {
  const inside = join(home, 'socket');
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const folder = Buffer.byteLength(inside) <= MAX_SOCKET_DIR ? inside : join(tmpdir(), `baton-${hash}`);
  ownFolder(folder, user);
  const { uid, mode } = statSync(folder);
  const expected = user?.uid ?? process.getuid?.();
  if (uid !== expected || (mode & 0o077) !== 0)
    throw new EmbeddedUnavailable(`${folder} is open to others; remove it and start again.`);
  return folder;
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
