import { randomUUID } from 'node:crypto';
import { HandoffPolicy } from '@baton/protocol';
import type { CloudEvent, Entry, EventAnswer } from '@baton/protocol';
import { Appender } from '../../journal/append.ts';
import { Committer } from '../../journal/commit.ts';
import { HeardOf } from '../../journal/heard-of.ts';
import { Lags } from '../../journal/lags.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { takeEvent } from '../../stages/ingest/events.ts';
import type { UnderTest } from './engines.ts';

export const START = Date.parse('2026-03-01T12:00:00Z');

/** An organization with a bot, a clock that stands still until it is told, and the stages on top. */
export async function watchedPlace(engine: UnderTest) {
  const { journal, directory, watch, furnish } = engine;
  const organizationId = await furnish.organization();
  const botId = await furnish.bot(organizationId);
  let now = START;
  const ports: StagePorts = {
    journal,
    directory,
    watch,
    appender: new Appender(journal, () => undefined),
    committer: new Committer(journal),
    heardOf: new HeardOf(),
    lags: new Lags(),
    clock: { now: () => now, after: () => () => undefined },
    newId: randomUUID,
    botOf: (id) => directory.bot(id),
    policyOf: async () => HandoffPolicy.parse({}),
    committed: () => undefined,
  };
  const take = (event: CloudEvent, only: string | null = null): Promise<EventAnswer> =>
    takeEvent(ports, { organizationId, botId: only }, event);
  return {
    organizationId,
    botId,
    ports,
    /** `ms` since the start. */
    at(ms: number): void {
      now = START + ms;
    },
    now: () => now,
    take,
    /** Sends an event that happens now. */
    send: (type: string, data: object) =>
      take({
        specversion: '1.0',
        id: randomUUID(),
        source: '/platform',
        type,
        time: new Date(now).toISOString(),
        data,
      }),
    entries: (): Promise<Entry[]> => journal.read(organizationId, { after: 0, limit: 10_000 }),
    async types(): Promise<string[]> {
      return (await journal.read(organizationId, { after: 0, limit: 10_000 })).map(({ type }) => type);
    },
  };
}

export type WatchedPlace = Awaited<ReturnType<typeof watchedPlace>>;
