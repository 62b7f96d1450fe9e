import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from './engines/embedded/start-embedded.ts';

/** An empty database of its own, gone after `drop`; for tests and benchmarks. */
export async function freshDatabase() {
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
