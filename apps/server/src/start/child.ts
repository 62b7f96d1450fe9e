import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isAlive } from '../engines/embedded/living-process.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Of our own environment, it gets where programs are and where Node keeps what it has compiled. */
const { PATH, NODE_COMPILE_CACHE } = process.env;
const KEPT = { PATH, NODE_COMPILE_CACHE };

/** `npm start` in a process of its own, as somebody at a terminal sees it; for tests. */
export class Child {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  stdout = '';
  stderr = '';

  constructor(settings: Record<string, string>) {
    this.#process = spawn(process.execPath, [MAIN], {
      env: { ...KEPT, BATON_PORT: '0', BATON_BUILD: 'never', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process.stdout!.on('data', (text) => (this.stdout += String(text)));
    this.#process.stderr!.on('data', (text) => (this.stderr += String(text)));
    this.#ended = once(this.#process, 'close');
  }

  /** Waits for a line; throws with everything that was said when the process ends before. */
  async says(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = what.exec(this.stdout);
      if (found) return found;
      if (this.#process.exitCode !== null) throw new Error(`ended: ${this.stdout}${this.stderr}`);
      await sleep(20);
    }
  }

  /** Its address, once it runs. */
  async ready(): Promise<string> {
    await this.says(/Stop with Ctrl-C/);
    return (await this.says(/Baton runs at (\S+)/))[1]!;
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }

  /** Waits for the end; answers the exit code. */
  async end(): Promise<number | null> {
    await this.#ended;
    return this.#process.exitCode;
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }
}

/** An empty data directory that whoever runs PostgreSQL may enter, and what must not be left of it. */
export async function emptyDataDir() {
  const path = await mkdtemp(join(tmpdir(), 'baton-start-'));
  await chmod(path, 0o755);
  const file = join(path, 'cluster/postmaster.pid');
  /** Process id of the PostgreSQL that runs there; 0 when none does. */
  const postgres = (): number => {
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    return pid > 0 && isAlive(pid) ? pid : 0;
  };
  return {
    path,
    postgres,
    async remove(): Promise<void> {
      const left = postgres();
      if (left > 0) process.kill(left, 'SIGQUIT');
      while (left > 0 && isAlive(left)) await sleep(10);
      await rm(path, { recursive: true, force: true });
    },
  };
}
