import { statusOf } from '@baton/core';
import type { ConversationEntry, Entry, EntryOf, HealthCause } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import { perform } from '../../journal/perform.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { lastWords } from './last-words.ts';
import { uuidFrom } from './taken.ts';

/**
 * While a bot is down, its customers are given to humans, unless its settings say no: those who are talking to it when it goes down, and
 * whoever writes to it, or is handed back to it, until it is better.
 */
export function rescue(ports: StagePorts): Follower {
  /** By organization, as of the entry that was followed last: almost always empty, so that a message costs no look. */
  const downs = new Map<string, Set<string>>();
  const downIn = async (organizationId: string): Promise<Set<string>> => {
    const known = downs.get(organizationId) ?? new Set(await ports.watch.down(organizationId));
    downs.set(organizationId, known);
    return known;
  };
  return {
    stage: 'rescue',
    types: ['bot.health_changed', 'message.added', 'handoff.returned'],
    async follow(organizationId, entry) {
      const down = await downIn(organizationId);
      if (entry.type === 'bot.health_changed') {
        if (entry.status !== 'down') down.delete(entry.botId);
        else down.add(entry.botId);
        return entry.status === 'down' ? rescueAll(ports, organizationId, entry) : null;
      }
      if (down.size === 0 || !needsBot(entry)) return null;
      return rescueOne(ports, { organizationId, down, entry: entry as ConversationEntry });
    },
    forget: (organizationId) => void downs.delete(organizationId),
  };
}

const needsBot = (entry: Entry): boolean =>
  entry.type === 'handoff.returned' ||
  (entry.type === 'message.added' && entry.message.by === 'customer' && entry.owner === 'bot');

async function rescueAll(ports: StagePorts, organizationId: string, entry: EntryOf<'bot.health_changed'>) {
  const { botId, because } = entry;
  const loaded = await ports.watch.health(botId);
  if (!loaded?.settings.escalateWhenDown) return null;
  const since = entry.at - loaded.settings.talkingWithinMs;
  let after: string | undefined;
  do {
    const page: string[] = await ports.watch.talking(botId, { since, after });
    for (const conversationId of page)
      await callHuman(ports, { organizationId, conversationId, seq: entry.seq, because });
    after = page.at(-1);
  } while (after !== undefined);
  // Each was a commit of its own. If the process dies in between, the entry is followed again, and finds who is left. Then the stage
  // steps on at once: an old death that is followed again would call for those who came back since.
  return {};
}

async function rescueOne(
  ports: StagePorts,
  { organizationId, down, entry }: { organizationId: string; down: Set<string>; entry: ConversationEntry },
) {
  const { conversationId, seq } = entry;
  const loaded = await ports.journal.load(organizationId, conversationId);
  if (loaded?.conversation.owner !== 'bot' || !down.has(loaded.conversation.botId)) return null;
  const known = await ports.watch.health(loaded.conversation.botId);
  if (!known?.settings.escalateWhenDown || statusOf(known.health) !== 'down' || !known.health.because)
    return null;
  await callHuman(ports, { organizationId, conversationId, seq, because: known.health.because });
  return {};
}

type Call = {
  organizationId: string;
  conversationId: string;
  /** The entry that makes it necessary. */
  seq: number;
  because: HealthCause;
};

async function callHuman(
  ports: StagePorts,
  { organizationId, conversationId, seq, because }: Call,
): Promise<void> {
  // The same for the same entry: whoever came back to the bot since is not called for again.
  const handoffId = uuidFrom(`${organizationId}\n${conversationId}\n${seq}`);
  const find = async () => {
    const loaded = await ports.journal.load(organizationId, conversationId);
    return loaded?.conversation.owner === 'bot' && loaded.conversation.handoff?.id !== handoffId
      ? loaded
      : null;
  };
  const loaded = await find();
  if (!loaded) return;
  const { slaMs } = await ports.policyOf(loaded.conversation.botId);
  const act = {
    type: 'request' as const,
    handoffId,
    reason: 'platform' as const,
    evidence: [],
    because,
    slaMs,
    lastWords: await lastWords(ports, loaded.conversation),
  };
  await perform(ports, find, { organizationId, act, now: ports.clock.now(), loaded });
}
