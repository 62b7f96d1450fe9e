import { randomUUID } from 'node:crypto';
import type { Act } from '@baton/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { RefusedError } from '@baton/server/src/journal/refused.ts';
import { openPostgres } from '@baton/server/src/engines/postgres/open.ts';
import { Appender } from '@baton/server/src/journal/append.ts';
import { Committer } from '@baton/server/src/journal/commit.ts';
import { HeardOf } from '@baton/server/src/journal/heard-of.ts';
import { Lags } from '@baton/server/src/journal/lags.ts';
import { perform } from '@baton/server/src/journal/perform.ts';
import { botCache } from '@baton/server/src/journal/bot-cache.ts';
import { systemClock } from '@baton/server/src/ports/clock.ts';
import type { Change, Journal } from '@baton/server/src/ports/journal.ts';
import type { StagePorts } from '@baton/server/src/ports/stage.ts';
import { claim, release } from '@baton/server/src/stages/claim/claim.ts';
import { openConversation } from '@baton/server/src/stages/ingest/conversation.ts';
import { startTrial } from '@baton/server/src/trial-server.ts';
import type { Trial } from '@baton/server/src/trial-server.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from './checker.ts';
import type { Operation } from './checker.ts';
import { startFaultProxy } from './fault-proxy.ts';

const CONVERSATIONS = 25;
const CLIENTS = 8;
const RUN_MS = 8000;
/** The search is exponential in what is unknown; a conversation is left alone after this many operations. */
const MOST_OPERATIONS = 150;
const MOST_UNKNOWN = 8;

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.stop());

type Target = { organizationId: string; conversationId: string; handoffId: string };

/** Reads the version right before it writes, so that no write is ever refused for it: the mistake that must be found. */
function readThenWrite(journal: Journal): Journal {
  const commit: Journal['commit'] = async (change) => {
    const conversations = await Promise.all(
      (change.conversations ?? []).map(async (part) => ({
        ...part,
        expected: (await journal.load(change.organizationId, part.next.id))?.version ?? null,
      })),
    );
    return journal.commit({ ...change, ...(change.conversations ? { conversations } : {}) });
  };
  return new Proxy(journal, {
    get: (target, name) => {
      if (name === 'commit') return commit;
      if (name === 'commitEach') return (changes: Change[]) => Promise.all(changes.map(commit));
      return Reflect.get(target, name) as unknown;
    },
  });
}

async function openTargets(stage: StagePorts): Promise<Target[]> {
  const { organizationId } = (await stage.directory.bot(trial.botId))!;
  const open = async (): Promise<Target> => {
    const customer = { id: randomUUID(), name: 'Customer', language: null };
    const { conversation } = await openConversation(stage, {
      organizationId,
      botId: trial.botId,
      reference: customer.id,
      connector: 'web_widget',
      customer,
    });
    const handoffId = randomUUID();
    const act: Act = { type: 'request', handoffId, reason: 'explicit', evidence: [], slaMs: 60_000 };
    await perform(stage, () => stage.journal.load(organizationId, conversation.id), {
      organizationId,
      act,
      now: Date.now(),
    });
    return { organizationId, conversationId: conversation.id, handoffId };
  };
  return Promise.all(Array.from({ length: CONVERSATIONS }, open));
}

/** Eight operators claim, release and look while the way to the database breaks in every manner; one history per conversation. */
async function historiesUnderFaults(
  mutate: (journal: Journal) => Journal,
): Promise<Map<string, Operation[]>> {
  const proxy = await startFaultProxy(`${trial.connection.host}/.s.PGSQL.${trial.connection.port}`);
  const { host: _host, port: _port, ...login } = trial.connection;
  const broken = () => undefined;
  const connection = {
    ...login,
    host: '127.0.0.1',
    port: proxy.port,
    connectionTimeoutMillis: 800,
    query_timeout: 600,
    statement_timeout: 500,
    password: 'unused',
  };
  const engine = await openPostgres(connection, { shared: false, failed: broken });
  const journal = mutate(engine.journal);
  const stage: StagePorts = {
    journal,
    directory: engine.directory,
    watch: engine.watch,
    clock: systemClock,
    newId: randomUUID,
    committed: () => undefined,
    appender: new Appender(journal, () => undefined),
    committer: new Committer(journal),
    heardOf: new HeardOf(),
    lags: new Lags(),
    ...botCache(trial.app.stage.directory, systemClock),
  };
  const targets = await openTargets(trial.app.stage);
  const histories = new Map(targets.map(({ conversationId }) => [conversationId, [] as Operation[]]));
  let running = true;
  const clients = Array.from({ length: CLIENTS }, (_, n) =>
    operate(stage, { name: `operator ${n}`, targets, histories, going: () => running }),
  );
  const faults = breakThings(proxy, () => running);
  // A slow machine gets more time until there is enough to prove anything.
  for (let rounds = 0; rounds < 1 || (rounds < 3 && !proves(histories)); rounds += 1) await sleep(RUN_MS);
  running = false;
  await Promise.all([...clients, faults]);
  await engine.close();
  await proxy.stop();
  return histories;
}

/** Enough of every kind of answer. */
function proves(histories: Map<string, Operation[]>): boolean {
  const answers = [...histories.values()].flat().map(({ answer }) => answer);
  const count = (wanted: Operation['answer']) => answers.filter((answer) => answer === wanted).length;
  return count('ok') > 200 && count('unknown') > 5 && count('refused') > 50;
}

async function breakThings(
  proxy: Awaited<ReturnType<typeof startFaultProxy>>,
  going: () => boolean,
): Promise<void> {
  for (let round = 0; going(); round += 1) {
    await sleep(300);
    if (round % 4 === 0) proxy.reset();
    if (round % 4 === 1) proxy.set({ kind: 'blackhole' });
    if (round % 4 === 2) proxy.set({ kind: 'half_open' });
    if (round % 4 === 3) proxy.set({ kind: 'delay', ms: 30 });
    await sleep(150);
    if (round % 4 === 1 || round % 4 === 2) proxy.reset();
    proxy.set({ kind: 'none' });
  }
}

type Client = { name: string; targets: Target[]; histories: Map<string, Operation[]>; going: () => boolean };

async function operate(stage: StagePorts, { name, targets, histories, going }: Client): Promise<void> {
  const operator = { memberId: randomUUID(), name };
  const fences = new Map<string, number>();
  while (going()) {
    const target = targets[Math.floor(Math.random() * targets.length)]!;
    const history = histories.get(target.conversationId)!;
    const unknown = history.filter(({ answer }) => answer === 'unknown').length;
    if (history.length >= MOST_OPERATIONS || unknown >= MOST_UNKNOWN) {
      await sleep(50);
      continue;
    }
    const fence = fences.get(target.conversationId);
    const kind =
      fence !== undefined && Math.random() < 0.7 ? 'release' : Math.random() < 0.2 ? 'read' : 'claim';
    const start = performance.now();
    const operation: Operation = {
      kind,
      by: operator.memberId,
      answer: 'unknown',
      start,
      end: Number.POSITIVE_INFINITY,
    };
    history.push(operation);
    try {
      const who = { organizationId: target.organizationId, operator };
      if (kind === 'read') {
        const loaded = await stage.journal.load(target.organizationId, target.conversationId);
        operation.seen = loaded?.conversation.handoff?.operator?.memberId ?? null;
      } else if (kind === 'claim') {
        fences.set(
          target.conversationId,
          (await claim(stage, who, { id: target.handoffId, via: 'api' })).fence,
        );
      } else {
        await release(stage, who, { conversationId: target.conversationId, fence: fence! });
        fences.delete(target.conversationId);
      }
      operation.answer = 'ok';
      operation.end = performance.now();
    } catch (error) {
      if (kind === 'release') fences.delete(target.conversationId);
      if (!(error instanceof RefusedError)) {
        await sleep(20);
        continue;
      }
      // A stale fence refuses the holder too: nothing can be said about who holds.
      operation.answer = error.refused.code === 'stale_fence' ? 'unknown' : 'refused';
      operation.end = performance.now();
    }
  }
}

const verdicts = (histories: Map<string, Operation[]>) => {
  const all = [...histories.values()].map((history) => judge(history));
  const count = (wanted: ReturnType<typeof judge>) => all.filter((verdict) => verdict === wanted).length;
  return { violated: count('violated'), undecided: count('undecided'), of: all.length };
};

test(
  'claims stay linearizable while connections are reset, swallowed and delayed',
  { timeout: 90_000 },
  async () => {
    const histories = await historiesUnderFaults((journal) => journal);
    expect(proves(histories)).toBe(true);
    const { violated, undecided, of } = verdicts(histories);
    expect(violated).toBe(0);
    // What could not be decided in time is no evidence: most must be.
    expect(undecided).toBeLessThanOrEqual(of / 10);
  },
);

test('the same checker finds a journal that reads, then writes', { timeout: 180_000 }, async () => {
  let found = 0;
  for (let round = 0; round < 4 && found === 0; round += 1)
    found = verdicts(await historiesUnderFaults(readThenWrite)).violated;
  expect(found).toBeGreaterThan(0);
});
