import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { isLoopback } from '../config.ts';
import type { Config } from '../config.ts';
import { chooseDataDir } from '../engines/embedded/data-dir.ts';
import { chooseRunAs } from '../engines/embedded/run-as.ts';
import { startEmbedded } from '../engines/embedded/start-embedded.ts';
import { buildMissing } from './build-missing.ts';
import { welcome } from './welcome.ts';

export type Say = (line: string) => void;

/**
 * Starts everything, in order, and answers what stops it, in the opposite order. What fails on the way, or is interrupted by
 * `signal`, stops what had started.
 */
export async function start(config: Config, say: Say, signal: AbortSignal): Promise<() => Promise<void>> {
  const begun = new AsyncDisposableStack();
  try {
    await startAll(config, { begun, say, signal });
  } catch (error) {
    await begun.disposeAsync();
    throw error;
  }
  return () => begun.disposeAsync();
}

type Starting = { begun: AsyncDisposableStack; say: Say; signal: AbortSignal };

async function startAll(config: Config, { begun, say, signal }: Starting): Promise<void> {
  if (config.BATON_BUILD === 'auto') await buildMissing(say, signal);
  const database = await openDatabase(config, say);
  begun.defer(database.stop);
  signal.throwIfAborted();

  const port = config.BATON_PORT || (await freePort(config.BATON_HOST));
  const baseUrl = (config.BATON_URL ?? `http://localhost:${port}`).replace(/\/$/, '');
  const log = pino({
    level: config.BATON_LOG_LEVEL,
    redact: ['req.headers', 'headers', '*.token', '*.password'],
  });
  const app = await createApp({
    config,
    connection: database.connection,
    shared: !database.embedded,
    log,
    baseUrl,
  });
  begun.defer(() => app.close());
  await app.server.listen({ host: config.BATON_HOST, port });

  const tryOut = database.embedded && isLoopback(config.BATON_HOST) && config.BATON_SAMPLE === 'auto';
  for (const line of await welcome(app, { baseUrl, tryOut })) say(line);
}

/** A database of one's own, or the embedded one. */
async function openDatabase(config: Config, say: Say) {
  if (config.DATABASE_URL !== undefined)
    return {
      connection: { connectionString: config.DATABASE_URL },
      embedded: false,
      stop: async () => undefined,
    };
  const dataDir = config.BATON_DATA ?? chooseDataDir({ folder: process.cwd(), user: chooseRunAs(), say });
  const embedded = await startEmbedded({ dataDir, log: { info: () => undefined, warn: say } });
  return { connection: embedded.connection, embedded: true, stop: () => embedded.stop() };
}

/** The address is part of links, so it must be known before anything listens. */
async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, host, resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
