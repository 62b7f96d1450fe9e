import { z } from 'zod';
import { Id, Instant } from './primitives.ts';

export const BotUpdateKind = z.enum(['retrained', 'knowledge_added', 'prompt_tuned', 'tool_added']);
export type BotUpdateKind = z.infer<typeof BotUpdateKind>;

const Source = z.string().min(1).max(300);

/** What changed, by kind. */
export const BotUpdateDetails = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('retrained'), pages: z.int().nonnegative() }),
  z.object({ kind: z.literal('knowledge_added'), chunks: z.int().nonnegative(), source: Source }),
  z.object({ kind: z.literal('prompt_tuned'), because: z.enum(['low_csat', 'high_deflection', 'other']) }),
  z.object({ kind: z.literal('tool_added'), tool: z.string().min(1).max(120) }),
]);
export type BotUpdateDetails = z.infer<typeof BotUpdateDetails>;

/** The text before and after, for prompts and the like. */
export const Diff = z.object({ before: z.string().max(20_000), after: z.string().max(20_000) });
export type Diff = z.infer<typeof Diff>;

/** An automated change that a bot made to itself. */
export const BotUpdate = z
  .object({
    id: Id,
    botId: Id,
    at: Instant,
    details: BotUpdateDetails,
    /** The platform's own words, if it sent any. */
    summary: z.string().max(2000).nullable(),
    diff: Diff.nullable(),
  })
  .meta({ id: 'BotUpdate' });
export type BotUpdate = z.infer<typeof BotUpdate>;
