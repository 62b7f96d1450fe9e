import { z } from 'zod';
import { Bot, BotStatus } from '../bot.ts';
import { BotUpdate, BotUpdateKind } from '../bot-update.ts';
import { Entry } from '../entry.ts';
import { HealthCause } from '../health-cause.ts';
import { Id, Instant, Millis, Seq } from '../primitives.ts';

/** How Baton knows how a bot is. Times in milliseconds. */
export const BotHealthSettings = z
  .object({
    /** A heartbeat should come this often, from the first one on; `null`: none is missed. */
    heartbeatEveryMs: Millis.min(1000).max(86_400_000).nullable().default(60_000),
    /** Asked by GET now and then: 2xx is running, or what its JSON says in `status`. */
    url: z.url().max(1000).nullable().default(null),
    checkEveryMs: Millis.min(1000).max(3_600_000).default(30_000),
    /** An answer of the URL that takes longer is a sign of `degraded`. */
    slowAfterMs: Millis.min(100).max(10_000).default(3000),
    /** As many bad signs in a row make it worse. */
    downAfter: z.int().min(1).max(20).default(3),
    /** As many good signs in a row make it better. */
    backAfter: z.int().min(1).max(20).default(2),
    /** Customers who talk to a bot that goes down are given to humans. */
    escalateWhenDown: z.boolean().default(true),
    /** Who has written within this time is talking to it. */
    talkingWithinMs: Millis.min(60_000)
      .max(86_400_000)
      .default(15 * 60_000),
  })
  .meta({ id: 'BotHealthSettings' });
export type BotHealthSettings = z.infer<typeof BotHealthSettings>;

/** Only what is named changes. */
export const BotHealthRequest = z
  .object(
    Object.fromEntries(
      Object.entries(BotHealthSettings.shape).map(([name, field]) => [name, field.unwrap().optional()]),
    ) as {
      [K in keyof typeof BotHealthSettings.shape]: z.ZodOptional<
        ReturnType<(typeof BotHealthSettings.shape)[K]['unwrap']>
      >;
    },
  )
  .meta({ id: 'BotHealthRequest' });

export const BotHealthShown = z
  .object({
    botId: Id,
    status: BotStatus,
    /** When it became so; `null`: it always was. */
    since: Instant.nullable(),
    because: HealthCause.nullable(),
    heartbeatAt: Instant.nullable(),
    /** When the URL last answered, or should have. */
    checkedAt: Instant.nullable(),
    /** Customers who are talking to it now. */
    talking: z.int().nonnegative(),
    settings: BotHealthSettings,
  })
  .meta({ id: 'BotHealthShown' });
export type BotHealthShown = z.infer<typeof BotHealthShown>;

/** `watched`: a heartbeat came, or a URL is asked. What nobody tells anything of counts as running, without being known to. */
export const BotListed = Bot.extend({ watched: z.boolean() }).meta({ id: 'BotListed' });
export type BotListed = z.infer<typeof BotListed>;
export const BotList = z.object({ bots: z.array(BotListed) });
export type BotList = z.infer<typeof BotList>;

/** `handoffsSince`: how often the bot's customers were given to humans since this change. */
export const BotUpdateShown = BotUpdate.extend({ handoffsSince: z.int().nonnegative() }).meta({
  id: 'BotUpdateShown',
});
export type BotUpdateShown = z.infer<typeof BotUpdateShown>;
export const BotUpdateList = z.object({ updates: z.array(BotUpdateShown), next: z.string().nullable() });
export type BotUpdateList = z.infer<typeof BotUpdateList>;
export const BotUpdatesQuery = z.object({
  kind: BotUpdateKind.optional(),
  after: z.string().max(60).optional(),
});

/** What bots and workflows did by themselves, and what admins set, newest first: entries of the journal. */
export const ACTIVITY = {
  updates: ['bot.updated'],
  health: ['bot.health_changed'],
  runs: ['workflow.started', 'workflow.finished', 'workflow.stuck', 'workflow.unstuck'],
  settings: ['settings.changed'],
} as const;
export const ActivityKind = z.enum(['updates', 'health', 'runs', 'settings']);
export type ActivityKind = z.infer<typeof ActivityKind>;
export const ActivityQuery = z.object({
  kind: ActivityKind.optional(),
  bot: Id.optional(),
  before: z.coerce.number().pipe(Seq).optional(),
});
export const ActivityList = z.object({ entries: z.array(Entry), next: Seq.nullable() });
export type ActivityList = z.infer<typeof ActivityList>;
