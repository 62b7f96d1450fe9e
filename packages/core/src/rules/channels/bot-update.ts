import type { BotUpdateAlert } from '../alert.ts';
import type { ChannelRules } from '../channel-rules.ts';
import { plain } from '../plain.ts';
import { tagOf } from '../tag.ts';

const HOUR = 3_600_000;

/** A bot changed itself. */
const botUpdate: ChannelRules<BotUpdateAlert> = {
  id: 'bot_update',
  defaults: {
    retrained: { on: true, loudness: 'normal' },
    knowledge_added: { on: true, loudness: 'quiet' },
    prompt_tuned: { on: true, loudness: 'normal' },
    tool_added: { on: true, loudness: 'loud' },
  },
  onFor: () => true,
  subject: ({ botId }) => ({ type: 'bot', id: botId }),
  needsSubscription: () => true,
  overridesQuiet: () => false,
  waitsForRings: () => true,
  noise: true,
  bundles: () => true,
  banner: ({ details }, { name, words }) => ({
    title: words.botUpdated(plain(name, 60)),
    body: `${words.updateOf(clean(details))} ${words.tapToReview}`,
  }),
  link: ({ botId, updateId }) => ({ to: 'bot_update', botId, updateId }),
  tag: ({ botId }) => tagOf('u', botId),
  livesMs: () => HOUR,
  fromEntry: (entry) =>
    entry.type === 'bot.updated'
      ? {
          channel: 'bot_update',
          topic: entry.update.details.kind,
          at: entry.at,
          botId: entry.update.botId,
          updateId: entry.update.id,
          details: entry.update.details,
        }
      : null,
  endedBy: () => null,
};
export default botUpdate;

function clean(details: BotUpdateAlert['details']): BotUpdateAlert['details'] {
  if (details.kind === 'knowledge_added') return { ...details, source: plain(details.source, 80) };
  if (details.kind === 'tool_added') return { ...details, tool: plain(details.tool, 80) };
  return details;
}
