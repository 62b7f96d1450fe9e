import { handoffTag } from '@baton/protocol';
import type { Ring } from '../alert.ts';
import { escalationBanner } from '../banner.ts';
import type { ChannelRules } from '../channel-rules.ts';

/** A customer waits for a human. */
const escalation: ChannelRules<Ring> = {
  id: 'escalation',
  defaults: { ring: { on: true, loudness: 'critical' } },
  onFor: () => true,
  seenIn: ({ conversation }) => conversation.id,
  subject: ({ conversation }) => ({ type: 'bot', id: conversation.botId }),
  needsSubscription: ({ ring, policy }) => ring < policy.everyoneFromRing,
  overridesQuiet: ({ policy }) => policy.escalationsOverrideQuietHours,
  waitsForRings: () => false,
  noise: false,
  bundles: () => false,
  banner: ({ conversation }, { name, words, now }) => escalationBanner(name, conversation, now, words),
  link: ({ conversation }) => ({ to: 'conversation', conversationId: conversation.id }),
  tag: ({ handoffId }) => handoffTag(handoffId),
  livesMs: ({ ring, policy }) => (ring < policy.maxRings ? policy.ringEveryMs : policy.giveUpAfterMs),
  fromEntry: () => null,
  endedBy: () => null,
};
export default escalation;
