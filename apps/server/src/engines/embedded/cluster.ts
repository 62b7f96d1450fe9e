import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedUnavailable } from './errors.ts';
import type { RunAs } from './run-as.ts';

export const SUPERUSER = 'baton';

/** What the server's processes get of our environment: no secrets. */
export const bareEnvironment = { PATH: process.env.PATH ?? '', LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };

/** A folder for PostgreSQL alone. */
export function ownFolder(path: string, user: RunAs): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
}

/**
 * Makes the database cluster unless there is one. It is made beside and renamed when whole, so a first run that was
 * interrupted leaves nothing that looks like a cluster. A whole one that lost its heart is never overwritten.
 */
export async function ensureCluster(path: string, binaries: Binaries, user: RunAs): Promise<void> {
  removePartials(path);
  const whole = ['PG_VERSION', 'global/pg_control'].every((name) => existsSync(join(path, name)));
  if (whole) return;
  if (existsSync(path) && readdirSync(path).length > 0) {
    throw new EmbeddedUnavailable(
      `${path} is damaged: PG_VERSION or global/pg_control is missing. Restore a backup or move it away.`,
    );
  }
  const partial = mkdtempSync(`${path}.partial-`);
  ownFolder(partial, user);
  await initdb(partial, binaries, user);
  rmSync(path, { recursive: true, force: true });
  renameSync(partial, path);
}

/**
 * What interrupted first runs left. The initdb of a killed Baton may still write into its folder while we empty it: then
 * the folder stays, in nobody's way, until a later start.
 */
function removePartials(path: string): void {
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.partial-`));
  for (const name of names) {
    try {
      rmSync(join(dirname(path), name), { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    }
  }
}

/** Collation by code point with Unicode case rules, inside PostgreSQL: no upgrade of the system's libraries can change an index. */
const INITDB = [
  `--username=${SUPERUSER}`,
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-sync',
  '--no-instructions',
];

function initdb(path: string, binaries: Binaries, user: RunAs): Promise<void> {
  return new Promise((resolve, reject) => {
    const identity = user ? { uid: user.uid, gid: user.gid } : {};
    const child = spawn(binaries.initdb, ['-D', path, ...INITDB], {
      ...identity,
      env: bareEnvironment,
      cwd: path,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (text) => (complaint += String(text)));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new EmbeddedUnavailable(`initdb failed (${code}): ${complaint.trim()}`)),
    );
  });
}
