import { botTurn, cut, detectHumanRequest, matchScenario, transition } from '@baton/core';
import type { Act } from '@baton/core';
import type { Bot, ConversationEntry, Entry, EntryOf, Evidence, Scenario } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import { storyOf } from '../../journal/consequences.ts';
import type { Loaded } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';

/**
 * Listens to what customers say to bots: calls a human when they ask for one in their own words, and otherwise lets the built-in bot
 * answer. The same follower acknowledges a hand back for the built-in bot.
 */
export function attend(ports: StagePorts): Follower {
  const platforms = new Map<string, Bot['platform']>();
  return {
    stage: 'attend',
    types: ['message.added', 'handoff.returned'],
    async follow(organizationId, entry) {
      const { conversationId } = entry as ConversationEntry;
      if (needsNobody(entry, platforms.get(conversationId))) return null;
      const loaded = await ports.journal.load(organizationId, conversationId);
      const bot = loaded && (await ports.botOf(loaded.conversation.botId));
      if (!bot) return null;
      if (platforms.size >= MOST_KNOWN) platforms.clear();
      platforms.set(conversationId, bot.platform);
      if (loaded.conversation.owner !== 'bot') return null;
      const act = await actOf(ports, bot, loaded, entry);
      if (!act) return null;
      const now = ports.clock.now();
      const { entries } = transition(loaded.conversation, act, now);
      if (entries.length === 0) return null;
      const { change } = await storyOf(ports, {
        organizationId,
        before: loaded,
        entries,
        policy: bot.policy,
        // A step that did not hold comes again as if it were the first time.
        again: true,
      });
      return change;
    },
  };
}

const MOST_KNOWN = 50_000;

/** What can be told without a look at the conversation; its bot's platform is always the same. */
function needsNobody(entry: Entry, platform: Bot['platform'] | undefined): boolean {
  if (entry.type !== 'message.added') return platform === 'api';
  if (entry.message.by !== 'customer' || entry.owner !== 'bot') return true;
  return platform === 'api' && !detectHumanRequest(entry.message.text);
}

async function actOf(ports: StagePorts, bot: Bot, loaded: Loaded, entry: Entry): Promise<Act | null> {
  if (entry.type === 'handoff.returned') {
    return bot.platform === 'built_in' ? { type: 'acknowledge', fence: loaded.conversation.fence } : null;
  }
  if (entry.type !== 'message.added') return null;
  const { text, id: messageId } = entry.message;
  const request = (reason: 'explicit' | 'cannot_answer', span: Omit<Evidence, 'messageId' | 'text'>): Act => {
    const evidence = { messageId, text: cut(text, 2000), ...span };
    return {
      type: 'request',
      handoffId: ports.newId(),
      reason,
      evidence: [evidence],
      slaMs: bot.policy.slaMs,
    };
  };
  if (bot.platform === 'api') {
    const asked = detectHumanRequest(text);
    return asked ? request('explicit', asked) : null;
  }
  const scenarios = await ports.directory.scenarios(bot.id);
  const fallbacksInARow = await unanswered(ports, entry, scenarios);
  const turn = botTurn({ text, scenarios, fallbacksInARow, fallbackThreshold: bot.policy.fallbackThreshold });
  if (turn.kind === 'handoff') return request(turn.reason, turn.evidence);
  const message = {
    id: ports.newId(),
    conversationId: loaded.conversation.id,
    by: 'bot' as const,
    memberId: null,
    name: bot.name,
    kind: 'text' as const,
    text: turn.text,
  };
  return { type: 'say', message, fence: loaded.conversation.fence };
}

/** How many of the customer's messages right before this one had no scenario, since the conversation last changed hands. */
async function unanswered(
  { journal }: StagePorts,
  entry: EntryOf<'message.added'>,
  scenarios: Scenario[],
): Promise<number> {
  const types = ['message.added', 'handoff.failed', 'handoff.returned', 'conversation.reopened'];
  const entries = await journal.readBack(entry.conversationId, { before: entry.seq, limit: 40, types });
  let count = 0;
  for (const earlier of entries.reverse()) {
    if (earlier.type !== 'message.added') break;
    if (earlier.message.by !== 'customer') continue;
    if (matchScenario(earlier.message.text, scenarios)) break;
    count += 1;
  }
  return count;
}
