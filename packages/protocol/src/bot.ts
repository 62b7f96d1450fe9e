import { z } from 'zod';
import { Id, Millis, Name } from './primitives.ts';

/** When humans are called for a bot, how often, and when it is given up. Times in milliseconds. */
export const HandoffPolicy = z
  .object({
    /** A waiting customer should have a human within this time. */
    slaMs: Millis.default(3 * 60_000),
    /** Time between rings. */
    ringEveryMs: Millis.min(1000).default(60_000),
    /** Rings after ring 0. */
    maxRings: z.int().min(0).max(50).default(5),
    /** From this ring on all who may answer are called, subscribed or not. */
    everyoneFromRing: z.int().min(0).max(51).default(1),
    /** From this ring on admins are called even if they turned escalations off. */
    adminsFromRing: z.int().min(0).max(51).default(2),
    /** Nobody came: the handoff fails and the customer is told. */
    giveUpAfterMs: Millis.min(1000).default(15 * 60_000),
    /** A claim without any sign of its operator lives this long. */
    leaseMs: Millis.min(10_000).default(10 * 60_000),
    /** The operator is nudged this long before the lease ends. */
    leaseNudgeMs: Millis.default(60_000),
    /** The bot must acknowledge a hand back within this time, or it shows as unacknowledged. */
    returnAckMs: Millis.min(1000).default(60_000),
    /** Fallback answers in a row before the built-in bot calls a human. */
    fallbackThreshold: z.int().min(1).max(10).default(2),
    escalationsOverrideQuietHours: z.boolean().default(true),
    /** Its pushes carry ids and no words: no push service reads what customers say. */
    contentFreePushes: z.boolean().default(false),
  })
  .meta({ id: 'HandoffPolicy' });
export type HandoffPolicy = z.infer<typeof HandoffPolicy>;

export const BotStatus = z.enum(['running', 'degraded', 'down']);

/** Who answers for the bot: the scenarios kept here, or a platform of its own. */
export const BotPlatform = z.enum(['built_in', 'api']);

export const Bot = z
  .object({ id: Id, name: Name, status: BotStatus, platform: BotPlatform, policy: HandoffPolicy })
  .meta({ id: 'Bot' });
export type Bot = z.infer<typeof Bot>;

/** Triggers and the answer of the built-in bot. */
export const Scenario = z
  .object({
    id: Id,
    name: Name,
    enabled: z.boolean(),
    triggers: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
    answer: z.string().min(1).max(2000),
  })
  .meta({ id: 'Scenario' });
export type Scenario = z.infer<typeof Scenario>;
