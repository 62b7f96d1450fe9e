import type { Entry, EntryOf } from '@baton/protocol';
import { can } from '../../access/policy.ts';
import type { BotHealthAlert } from '../alert.ts';
import type { ChannelRules } from '../channel-rules.ts';
import type { Ended } from '../ending.ts';
import { plain } from '../plain.ts';
import { safeCause } from '../safe-cause.ts';
import { tagOf } from '../tag.ts';

const HOUR = 3_600_000;
const healthTag = (botId: string): string => tagOf('h', botId);
const reachTag = (botId: string): string => tagOf('r', botId);

/** A bot fell ill or got well, or nobody who answers for it can be rung. */
const botHealth: ChannelRules<BotHealthAlert> = {
  id: 'bot_health',
  defaults: {
    down: { on: true, loudness: 'loud' },
    degraded: { on: true, loudness: 'normal' },
    back: { on: true, loudness: 'normal' },
    unreachable: { on: true, loudness: 'critical' },
  },
  onFor: (role) => can(role, 'chatbot.manage'),
  subject: ({ botId }) => ({ type: 'bot', id: botId }),
  // That nobody can be rung is for the admins to know, whatever they are subscribed to.
  needsSubscription: ({ topic }) => topic !== 'unreachable',
  overridesQuiet: ({ topic }) => topic === 'unreachable',
  waitsForRings: ({ topic }) => topic !== 'unreachable',
  noise: false,
  bundles: () => false,
  banner: (alert, { name, words }) => {
    const bot = plain(name, 60);
    if (alert.topic === 'unreachable') return words.unreachable(bot, alert.conversationId !== null);
    const { topic, affected } = alert;
    return words.health(bot, { topic, because: safeCause(alert.because), affected });
  },
  link: (alert) =>
    alert.topic === 'unreachable' && alert.conversationId !== null
      ? { to: 'conversation', conversationId: alert.conversationId }
      : { to: 'bot', botId: alert.botId },
  tag: ({ topic, botId }) => (topic === 'unreachable' ? reachTag(botId) : healthTag(botId)),
  livesMs: ({ topic }) => (topic === 'back' ? HOUR : 4 * HOUR),
  fromEntry,
  endedBy,
};
export default botHealth;

function fromEntry(entry: Entry): BotHealthAlert | null {
  const { at } = entry;
  if (entry.type === 'bot.audience_changed' && entry.reachable === 0) {
    const nobody = { conversationId: null, handoffId: null };
    return { channel: 'bot_health', topic: 'unreachable', at, botId: entry.botId, ...nobody };
  }
  if (entry.type !== 'bot.health_changed') return null;
  const { botId, status, because, affected } = entry;
  return { channel: 'bot_health', topic: topicOf(status), at, botId, because, affected };
}

const topicOf = (status: EntryOf<'bot.health_changed'>['status']) =>
  status === 'running' ? ('back' as const) : status;

function endedBy(entry: Entry): Ended | null {
  const nobody = ['unreachable'];
  switch (entry.type) {
    case 'bot.health_changed': {
      const { status, because, affected } = entry;
      const ending = { what: 'health' as const, topic: topicOf(status), because, affected };
      return { of: { tag: healthTag(entry.botId) }, topics: ['down', 'degraded', 'back'], ending };
    }
    case 'bot.audience_changed':
      if (entry.reachable === 0) return null;
      return { of: { tag: reachTag(entry.botId) }, topics: nobody, ending: { what: 'reachable' } };
    case 'handoff.rang':
      if (entry.reachable === 0) return null;
      return { of: { handoffId: entry.handoffId }, topics: nobody, ending: { what: 'reachable' } };
    case 'handoff.claimed': {
      const ending = { what: 'claimed' as const, by: entry.operator.name };
      return { of: { handoffId: entry.handoffId }, topics: nobody, ending };
    }
    case 'handoff.failed': {
      const why = entry.failure === 'cancelled' ? ('cancelled' as const) : ('closed' as const);
      return { of: { handoffId: entry.handoffId }, topics: nobody, ending: { what: 'closed', why } };
    }
    default:
      return null;
  }
}
