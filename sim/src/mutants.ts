import type { Appender } from '@baton/server/src/journal/append.ts';
import type { Deliveries } from '@baton/server/src/ports/deliveries.ts';
import type { Change, Journal } from '@baton/server/src/ports/journal.ts';
import type { Watch } from '@baton/server/src/ports/watch.ts';
import type { Random } from './random.ts';

/** A mistake put into the product on purpose; the simulator is worth something only if it finds each of them. */
export type Mutant = {
  journal: (journal: Journal) => Journal;
  deliveries: (deliveries: Deliveries) => Deliveries;
  appender: (appender: Appender) => Appender;
  watch: (watch: Watch) => Watch;
  losesPage: (random: Random) => boolean;
};

const same = <T>(value: T): T => value;
export const NONE: Mutant = {
  journal: same,
  deliveries: same,
  appender: same,
  watch: same,
  losesPage: () => false,
};

const replace = <T extends object>(target: T, parts: Partial<T>): T =>
  new Proxy(target, {
    get: (_target, name) => {
      const part: unknown = Reflect.get(parts, name);
      if (part !== undefined) return part;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** Every commit is rewritten, alone or with others. */
const changing = (rewrite: (change: Change, journal: Journal) => Promise<Change>): Mutant => ({
  ...NONE,
  journal: (journal) =>
    replace(journal, {
      commit: async (change) => journal.commit(await rewrite(change, journal)),
      commitEach: async (changes) =>
        journal.commitEach(await Promise.all(changes.map((change) => rewrite(change, journal)))),
    }),
});

export const MUTANTS: Record<string, Mutant> = {
  'writes without comparing': changing(async (change, journal) => ({
    ...change,
    ...(change.conversations && {
      conversations: await Promise.all(
        change.conversations.map(async (part) => ({
          ...part,
          expected: (await journal.load(change.organizationId, part.next.id))?.version ?? null,
        })),
      ),
    }),
  })),
  'forgets timers': changing(async ({ timers: _timers, ...change }) => change),
  'steps over entries': changing(async (change) =>
    change.cursor?.stage === 'route'
      ? { ...change, cursor: { ...change.cursor, to: change.cursor.to + 3 } }
      : change,
  ),
  'forgets to withdraw': changing(async (change) =>
    change.cursor?.stage === 'withdraw' ? { ...change, withdraw: [], deliveries: [] } : change,
  ),
  'calls a later ring over': {
    ...NONE,
    deliveries: (deliveries) =>
      replace(deliveries, {
        take: async (now, lease) =>
          (await deliveries.take(now, lease)).map((taken) => ({
            ...taken,
            over: taken.over || (taken.kind === 'escalation' && taken.ring > 0),
          })),
      }),
  },
  'lets the bot talk over a human': changing(async (change) => {
    const entries = change.entries?.map((entry) =>
      entry.type === 'message.discarded'
        ? {
            type: 'message.added' as const,
            at: entry.at,
            conversationId: entry.conversationId,
            owner: 'bot' as const,
            fence: entry.current,
            message: entry.message,
          }
        : entry,
    );
    return { ...change, ...(entries && { entries }) };
  }),
  'leaves the customers of a dead bot alone': {
    ...NONE,
    watch: (watch) => replace(watch, { talking: async () => [] }),
  },
  'leaves who comes to a dead bot alone': {
    ...NONE,
    watch: (watch) =>
      replace(watch, {
        health: async (botId) => {
          const known = await watch.health(botId);
          return known && { ...known, health: { ...known.health, because: null } };
        },
      }),
  },
  'acknowledges before it commits': {
    ...NONE,
    appender: (appender) =>
      replace(appender, {
        append: async (line) => {
          appender.append(line).catch(() => undefined);
          return { status: 'added', seq: 1, fence: 1, owner: 'bot' };
        },
      }),
  },
  'forgets what it has seen': {
    ...NONE,
    journal: (journal) =>
      replace(journal, {
        append: async (lines) =>
          journal.append(
            lines.map((line) =>
              line.type === 'message.added'
                ? {
                    ...line,
                    message: {
                      ...line.message,
                      id: `${line.message.id.slice(0, -3)}${String(line.at % 1000).padStart(3, '0')}`,
                    },
                  }
                : line,
            ),
          ),
      }),
  },
};
