import { z } from 'zod';
import { BotStatus } from './bot.ts';
import { Millis } from './primitives.ts';

/** What came of asking a bot's health URL: its HTTP status; that it took so long; what the answer said; or that there was none. */
export const HealthAnswer = z.discriminatedUnion('what', [
  z.object({ what: z.literal('status'), status: z.int() }),
  z.object({ what: z.literal('slow'), tookMs: Millis }),
  z.object({ what: z.literal('said'), status: BotStatus }),
  z.object({ what: z.literal('nothing') }),
]);
export type HealthAnswer = z.infer<typeof HealthAnswer>;

/**
 * Why a bot is as it is. `detail`: the bot's own words, or for whoever looks closer what the network said, in English; people are told of
 * `status` and `answer` in their language.
 */
export const HealthCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heartbeat') }),
  z.object({ kind: z.literal('no_heartbeat'), silentMs: Millis }),
  z.object({ kind: z.literal('reported'), detail: z.string().max(300), status: BotStatus.optional() }),
  z.object({ kind: z.literal('health_url'), detail: z.string().max(300), answer: HealthAnswer.optional() }),
  z.object({ kind: z.literal('settings') }),
]);
export type HealthCause = z.infer<typeof HealthCause>;
