import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareEnvironment } from './cluster.ts';
import { EmbeddedUnavailable } from './errors.ts';
import { isAlive, programOf } from './living-process.ts';
import type { RunAs } from './run-as.ts';

export type Postmaster = {
  program: string;
  cluster: string;
  socketDir: string;
  logFile: string;
  user: RunAs;
};

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;
const POLL_MS = 10;

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A statement or a duplicate key can hold a customer's words: the log gets neither.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

function commandLine(server: Postmaster): string[] {
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: server.socketDir });
  return ['-D', server.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** The live server of this cluster, if there is one: its pid and whether it was started the way we would. */
export function findPostmaster(server: Postmaster): { pid: number; ours: boolean } | undefined {
  const pid = Number(firstLine(join(server.cluster, 'postmaster.pid')));
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (!['postgres', ''].includes(programOf(pid).split('/').at(-1) ?? '')) {
    // The id now belongs to something else; PostgreSQL itself would refuse to start.
    rmSync(join(server.cluster, 'postmaster.pid'), { force: true });
    return undefined;
  }
  const expected = [server.program, ...commandLine(server).map((part) => `"${part}"`)].join(' ');
  return { pid, ours: firstLine(join(server.cluster, 'postmaster.opts')) === expected };
}

/** Starts the server in a session of its own: a Ctrl-C at the terminal is ours to handle, and a kill -9 of us leaves it whole. */
export async function startPostmaster(server: Postmaster): Promise<number> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const outcome = await launch(server, deadline);
    if (typeof outcome === 'number') return outcome;
    // The last children of a killed server may still hold its memory for a moment.
    if (!outcome.includes('still in use') || Date.now() > deadline) {
      throw new EmbeddedUnavailable(`PostgreSQL did not start. It said: ${outcome}`);
    }
    await sleep(100);
  }
}

/** The pid of a server that is ready, or what it said when it gave up. */
async function launch(server: Postmaster, deadline: number): Promise<number | string> {
  const log = openSync(server.logFile, 'a', 0o600);
  const said = statSync(server.logFile).size;
  const identity = server.user ? { uid: server.user.uid, gid: server.user.gid } : {};
  const child = spawn(server.program, commandLine(server), {
    ...identity,
    env: bareEnvironment,
    cwd: server.cluster,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.on('exit', () => (failure ??= tail(server.logFile, said)));
  while (failure === undefined && Date.now() < deadline) {
    if (isReady(server, child.pid)) return child.pid ?? 0;
    await sleep(POLL_MS);
  }
  return failure ?? `nothing for ${START_LIMIT_MS / 1000} s (${server.logFile})`;
}

/** Line 8 of postmaster.pid says whether connections are taken. */
function isReady(server: Postmaster, pid: number | undefined): boolean {
  const lines = readLines(join(server.cluster, 'postmaster.pid'));
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** Fast shutdown: ends sessions, writes a checkpoint. If that takes too long, stops at once; the next start then replays the WAL. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + STOP_LIMIT_MS;
    while (isAlive(pid) && Date.now() < deadline) await sleep(POLL_MS);
  }
  if (isAlive(pid)) throw new Error(`PostgreSQL (process ${pid}) does not stop`);
}

const firstLine = (path: string): string => readLines(path)[0]?.trim() ?? '';

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const tail = (path: string, from: number): string =>
  readFileSync(path, 'utf8').slice(from).trim().slice(-1000);
