import type { EntryOf, Evidence, HealthCause } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import { perform } from '../../journal/perform.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { uuidFrom } from './taken.ts';

/** When a bot goes down, the customers who are talking to it are given to humans, unless its settings say no. */
export function rescue(ports: StagePorts): Follower {
  return {
    stage: 'rescue',
    types: ['bot.health_changed'],
    async follow(organizationId, entry) {
      if (entry.type !== 'bot.health_changed' || entry.status !== 'down') return null;
      const loaded = await ports.watch.health(entry.botId);
      const bot = await ports.botOf(entry.botId);
      if (!loaded?.settings.escalateWhenDown || !bot) return null;
      const since = entry.at - loaded.settings.talkingWithinMs;
      for (const conversationId of await ports.watch.talking(entry.botId, since))
        await callHuman(ports, { organizationId, conversationId, entry, slaMs: bot.policy.slaMs });
      // Each was a commit of its own. If the process dies in between, the entry is followed again, and finds who is left. Then the stage
      // steps on at once: an old death that is followed again would call for those who came back since.
      return {};
    },
  };
}

type Call = {
  organizationId: string;
  conversationId: string;
  entry: EntryOf<'bot.health_changed'>;
  slaMs: number;
};

async function callHuman(
  ports: StagePorts,
  { organizationId, conversationId, entry, slaMs }: Call,
): Promise<void> {
  // The same for the same entry: whoever came back to the bot since is not called for again.
  const handoffId = uuidFrom(`${organizationId}\n${conversationId}\n${entry.seq}`);
  const find = async () => {
    const loaded = await ports.journal.load(organizationId, conversationId);
    return loaded?.conversation.owner === 'bot' && loaded.conversation.handoff?.id !== handoffId
      ? loaded
      : null;
  };
  const act = {
    type: 'request' as const,
    handoffId,
    reason: 'platform' as const,
    evidence: [evidenceOf(entry.because)],
    slaMs,
  };
  await perform(ports, find, { organizationId, act, now: ports.clock.now() });
}

function evidenceOf(because: HealthCause): Evidence {
  const text = `The bot is down: ${wordsOf(because)}`;
  return { messageId: null, text, start: 0, end: text.length, rule: 'bot_down', weight: 1 };
}

function wordsOf(because: HealthCause): string {
  switch (because.kind) {
    case 'no_heartbeat':
      return `no heartbeat for ${Math.max(1, Math.round(because.silentMs / 60_000))} min.`;
    case 'heartbeat':
      return 'it said so.';
    case 'reported':
    case 'health_url':
      return because.detail;
  }
}
