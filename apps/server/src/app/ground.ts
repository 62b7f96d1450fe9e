import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entry } from '@baton/protocol';
import type { FastifyBaseLogger } from 'fastify';
import { Tokens, ACCESS_TOKEN_MS } from '../access/tokens.ts';
import type { Revoked } from '../access/tokens.ts';
import type { Config } from '../config.ts';
import { openPostgres } from '../engines/postgres/open.ts';
import type { Connection } from '../engines/postgres/pool.ts';
import { Appender } from '../journal/append.ts';
import { Committer } from '../journal/commit.ts';
import { HeardOf } from '../journal/heard-of.ts';
import { Lags } from '../journal/lags.ts';
import { botCache } from '../journal/bot-cache.ts';
import { Tail } from '../journal/tail.ts';
import { availability } from '../manage/availability.ts';
import { endedSessions } from '../manage/sessions.ts';
import { loadInstallation } from '../manage/installation.ts';
import { openLogins } from '../manage/logins.ts';
import { createMetrics } from '../metrics.ts';
import { systemClock } from '../ports/clock.ts';
import type { Reach } from '../ports/presence.ts';
import type { Committing, StagePorts } from '../ports/stage.ts';
import { PushFaults } from '../stages/notify/push-faults.ts';
import { firstRing } from '../stages/route/first-ring.ts';
import { Presence } from '../stream/presence.ts';
import type { SyncPorts } from '../stream/sync.ts';

export type AppOptions = {
  config: Config;
  connection: Connection;
  shared: boolean;
  log: FastifyBaseLogger;
  baseUrl: string;
};

/** A page on this machine is the same under each of its names. */
function originsOf(baseUrl: string): string[] {
  const { protocol, hostname, port, origin } = new URL(baseUrl);
  const names = ['localhost', '127.0.0.1', '[::1]'];
  return names.includes(hostname)
    ? names.map((name) => `${protocol}//${name}${port && `:${port}`}`)
    : [origin];
}

export type Ground = Awaited<ReturnType<typeof layGround>>;

/** What every part stands on: the database, the keys, the journal's tail, who is there. */
export async function layGround({ config, connection, shared, log, baseUrl }: AppOptions) {
  const metrics = createMetrics();
  const failed = (where: string, error: unknown): void => {
    metrics.failures.inc({ where });
    log.error({ where, err: described(error) }, 'failed');
  };
  const clock = systemClock;
  const newId = (): string => randomUUID();

  const engine = await openPostgres(connection, { shared, failed: (error) => failed('database', error) });
  const { journal, directory, database } = engine;
  const installation = await loadInstallation(database);
  const logins = await openLogins({
    connection,
    secret: installation.loginSecret,
    baseUrl,
    trustedOrigins: originsOf(baseUrl),
    rateLimits: config.BATON_RATE_LIMITS === 'on',
  });
  const tokens = new Tokens(installation.tokenKey);
  await revokeAgain(tokens, engine, clock.now() - 2 * ACCESS_TOKEN_MS);

  const tail = new Tail(journal, (error) => failed('tail', error));
  tail.catchUp(await journal.heads());
  const appended = (organizationId: string, entries?: Entry[]): void => {
    if (entries?.length === 0) return;
    if (entries) tail.take(organizationId, entries);
    else tail.wake(organizationId);
    engine.signals.raise(organizationId);
  };
  /** Mere messages leave nothing due; everything else may. */
  const work: { wake: Committing } = { wake: () => undefined };
  const committed: Committing = (organizationId, written) => {
    work.wake(organizationId, written);
    if (!written || written.leased.length === 0) return appended(organizationId, written?.entries);
    // Pushes leave before anybody here is told, and before whoever asked has their answer.
    return nextTurn().then(() => appended(organizationId, written.entries));
  };
  const reached = whoIsReached({ database, clock, failed: (error) => failed('push faults', error) });
  const { presence, reach } = reached;
  const stage: StagePorts = {
    journal,
    directory,
    watch: engine.watch,
    clock,
    newId,
    committed,
    appender: new Appender(journal, appended),
    committer: new Committer(journal),
    heardOf: new HeardOf(),
    lags: new Lags(),
    firstRing: firstRing({ directory, clock, newId, failed: (error) => failed('first ring', error) }, reach),
    ...botCache(directory, clock),
  };
  const humansAvailable = async (organizationId: string, botId: string) =>
    (await availability({ database, presence, clock }, organizationId, botId)).available;
  const sync: SyncPorts = { journal, tail, directory, clock, humansAvailable };
  const revoked = (access: Revoked): void => tokens.revoke(access);
  const manage = { database, clock, newId, committed, revoked };
  const access = { installation, logins, tokens };
  return { metrics, failed, engine, ...access, tail, ...reached, stage, sync, manage, work };
}

/** What was revoked before this node began, while tokens of then may still be about. */
async function revokeAgain(
  tokens: Tokens,
  { revokedSince, database }: Pick<Awaited<ReturnType<typeof openPostgres>>, 'revokedSince' | 'database'>,
  since: number,
): Promise<void> {
  for (const { id: memberId, at } of await revokedSince(since))
    tokens.revoke({ memberId, at, sessionId: null });
  for (const { id: sessionId, at } of await endedSessions(database, since))
    tokens.revoke({ memberId: '', at, sessionId });
}

/** Who is there, and by what they can be rung. */
function whoIsReached(ports: ConstructorParameters<typeof PushFaults>[0]) {
  const presence = new Presence();
  const faults = new PushFaults(ports);
  const reach: Reach = {
    viewing: (memberId) => presence.viewing(memberId),
    online: (organizationId) => presence.online(organizationId),
    unwell: (transport) => faults.unwell(transport),
  };
  return { presence, faults, reach };
}

const described = (error: unknown): object | string =>
  error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error);
