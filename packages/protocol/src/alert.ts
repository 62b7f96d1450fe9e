import { z } from 'zod';

/** What a push may be about, and the kinds of each: a switch and a loudness for every one. */
export const ALERT_TOPICS = {
  escalation: ['ring'],
  bot_update: ['retrained', 'knowledge_added', 'prompt_tuned', 'tool_added'],
  workflow: ['started', 'step', 'finished', 'stuck'],
  /** `unreachable`: no device of those who answer for the bot can be rung. */
  bot_health: ['down', 'degraded', 'back', 'unreachable'],
  /** To the members it concerns alone: given to them, named in a note, back from snooze, the customer wrote while they looked elsewhere. */
  conversation: ['transferred', 'mentioned', 'woken', 'replied'],
} as const;

export const AlertChannel = z.enum(['escalation', 'bot_update', 'workflow', 'bot_health', 'conversation']);
export type AlertChannel = z.infer<typeof AlertChannel>;

/** `channel.topic`, as in `bot_update.tool_added`. */
export type AlertKind = { [C in AlertChannel]: `${C}.${(typeof ALERT_TOPICS)[C][number]}` }[AlertChannel];
export const ALERT_KINDS = Object.entries(ALERT_TOPICS).flatMap(([channel, topics]) =>
  topics.map((topic) => `${channel}.${topic}`),
) as [AlertKind, ...AlertKind[]];
export const AlertKind = z.enum(ALERT_KINDS);
