import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ServerProcess } from '../../sim/src/crash/server-process.ts';

export type Baton = {
  url: string;
  /** The directory of its database. */
  data: string;
  /** kill -9. Its database goes on. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

/** A server as somebody who tries it out starts it: a process of its own, an empty data directory, the sample organization. */
export async function startBaton(settings: Record<string, string> = {}): Promise<Baton> {
  const data = await mkdtemp(join(tmpdir(), 'baton-spine-'));
  // As root, PostgreSQL runs as somebody else, who must get in.
  await chmod(data, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = new ServerProcess(port, {
    BATON_DATA: data,
    BATON_URL: url,
    BATON_ALLOW_PRIVATE_TARGETS: 'true',
    ...settings,
  });
  await server.start();
  return {
    url,
    data,
    kill: () => server.kill(),
    startAgain: () => server.start(),
    async stop() {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
