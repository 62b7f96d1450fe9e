import { pino } from 'pino';
import { createApp } from './app.ts';
import { buildMissing } from './build-missing.ts';
import { ConfigError, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { startEmbedded } from './engines/embedded/start-embedded.ts';
import { EmbeddedUnavailable } from './engines/embedded/errors.ts';
import { makeSample, SAMPLE_LOGINS, sampleBot } from './manage/sample.ts';
import { setupToken } from './manage/organizations.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

/** A database of one's own, or the embedded one. */
async function openDatabase(config: Config) {
  if (config.DATABASE_URL)
    return {
      connection: { connectionString: config.DATABASE_URL },
      embedded: false,
      stop: async () => undefined,
    };
  const embedded = await startEmbedded({
    dataDir: config.BATON_DATA,
    log: { info: () => undefined, warn: (line) => process.stderr.write(`${line}\n`) },
  });
  return { connection: embedded.connection, embedded: true, stop: () => embedded.stop() };
}

function explain(error: unknown, config: Config | null): string {
  if (error instanceof ConfigError || error instanceof EmbeddedUnavailable) return error.message;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE')
    return `Port ${config?.BATON_PORT} is taken. Stop what listens there, or set BATON_PORT.`;
  if (code === 'EACCES')
    return `Port ${config?.BATON_PORT} may not be opened by this user. Set BATON_PORT to 1024 or more.`;
  if (code === 'ECONNREFUSED' || code === '28P01' || code === '3D000' || code === 'ENOTFOUND')
    return `DATABASE_URL does not lead to a database: ${message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function start(config: Config): Promise<() => Promise<void>> {
  if (config.BATON_BUILD === 'auto') await buildMissing((line) => process.stdout.write(`${line}\n`));
  const baseUrl = (config.BATON_URL ?? `http://localhost:${config.BATON_PORT}`).replace(/\/$/, '');
  const log = pino({
    level: config.BATON_LOG_LEVEL,
    redact: ['req.headers', 'headers', '*.token', '*.password'],
  });
  const database = await openDatabase(config);
  try {
    const app = await createApp({
      config,
      connection: database.connection,
      shared: !database.embedded,
      log,
      baseUrl,
    });
    try {
      await app.server.listen({ host: config.BATON_HOST, port: config.BATON_PORT });
      const tryOut = database.embedded && LOOPBACK.has(config.BATON_HOST) && config.BATON_SAMPLE === 'auto';
      await welcome(app, { baseUrl, tryOut });
    } catch (error) {
      await app.close();
      throw error;
    }
    return async () => {
      await app.close();
      await database.stop();
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Where to click, and with which login; or the one-time link that makes the owner. */
async function welcome(
  app: Awaited<ReturnType<typeof createApp>>,
  { baseUrl, tryOut }: { baseUrl: string; tryOut: boolean },
): Promise<void> {
  const token = await setupToken(app.manage.database);
  if (token !== null && tryOut) await makeSample(app.manage, app.logins);
  const lines = [`Baton runs at ${baseUrl}`];
  if (token !== null && !tryOut) lines.push(`Make its owner (works once): ${baseUrl}/setup?token=${token}`);
  if (tryOut && (await sampleBot(app.manage)) !== null) {
    lines.push('', 'A first handoff:', `  1. Sign in as an operator:   ${baseUrl}/sign-in`);
    for (const { email, password, role } of SAMPLE_LOGINS)
      lines.push(`       ${email.padEnd(20)} ${password.padEnd(14)} (${role})`);
    lines.push(
      `  2. Be the customer:          ${baseUrl}/demo   and write "Can I talk to a human?"`,
      '  3. Claim it in the first tab, and answer.',
      '',
    );
  }
  lines.push('Stop with Ctrl-C.');
  process.stdout.write(`${lines.join('\n')}\n`);
}

let config: Config | null = null;
try {
  config = readConfig(process.env);
  const stop = await start(config);
  const end = (): void => {
    process.removeListener('SIGINT', end);
    process.removeListener('SIGTERM', end);
    stop().catch((error: unknown) => {
      process.stderr.write(`${explain(error, config)}\n`);
      process.exitCode = 1;
    });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
} catch (error) {
  process.stderr.write(`${explain(error, config)}\n`);
  process.exitCode = 1;
}
