import type { ConversationAlert } from '../alert.ts';
import type { ChannelRules } from '../channel-rules.ts';
import { plain } from '../plain.ts';
import { tagOf } from '../tag.ts';

const HOUR = 3_600_000;
const talkTag = (conversationId: string): string => tagOf('c', conversationId);
/** A note stays worth reading; the rest is for whoever holds the conversation. */
const OF_THE_HOLDER = ['transferred', 'woken', 'replied'];

/** Something about a conversation of one's own, or a note that names one. */
const conversation: ChannelRules<ConversationAlert> = {
  id: 'conversation',
  defaults: {
    transferred: { on: true, loudness: 'loud' },
    mentioned: { on: true, loudness: 'normal' },
    woken: { on: true, loudness: 'normal' },
    replied: { on: true, loudness: 'normal' },
  },
  onFor: () => true,
  only: ({ members }) => members,
  seenIn: ({ conversationId }) => conversationId,
  subject: ({ botId }) => ({ type: 'bot', id: botId }),
  needsSubscription: () => false,
  // Whoever holds a conversation is on duty; a note can wait for the morning.
  overridesQuiet: ({ topic }) => topic !== 'mentioned',
  waitsForRings: () => true,
  noise: false,
  bundles: () => false,
  banner: ({ topic, customer, by, said }, { name, words }) =>
    words.talk(topic, {
      bot: plain(name, 60),
      customer: plain(customer, 60),
      by: plain(by, 60),
      said: plain(said, 140),
    }),
  link: ({ conversationId }) => ({ to: 'conversation', conversationId }),
  tag: ({ conversationId }) => talkTag(conversationId),
  livesMs: ({ topic }) => (topic === 'mentioned' ? 24 * HOUR : 4 * HOUR),
  // What it says needs the conversation, so `notices` makes it.
  fromEntry: () => null,
  endedBy: (entry) => {
    switch (entry.type) {
      case 'handoff.transferred':
      case 'handoff.released':
      case 'handoff.returned':
      case 'conversation.resolved':
        return {
          of: { tag: talkTag(entry.conversationId) },
          topics: OF_THE_HOLDER,
          ending: { what: 'moved_on' },
        };
      default:
        return null;
    }
  },
};
export default conversation;
