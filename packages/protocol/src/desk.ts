import { z } from 'zod';
import { Id, Name, Text } from './primitives.ts';

/** What a team shares at its desk: labels for conversations, and replies that are written once. */

export const LabelColour = z.enum(['grey', 'blue', 'teal', 'green', 'yellow', 'orange', 'violet', 'pink']);
export type LabelColour = z.infer<typeof LabelColour>;

export const Label = z.object({ id: Id, name: Name, colour: LabelColour }).meta({ id: 'Label' });
export type Label = z.infer<typeof Label>;

/**
 * A reply that is called by `/shortcut`. Its text may have `{{customer.name}}`, `{{customer.first_name}}`, `{{operator.name}}` and
 * `{{bot.name}}`.
 */
export const CannedReply = z
  .object({
    id: Id,
    shortcut: z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'letters, digits, - and _, at most 40'),
    text: Text,
    /** Only for this bot's conversations; `null` for all. */
    botId: Id.nullable(),
  })
  .meta({ id: 'CannedReply' });
export type CannedReply = z.infer<typeof CannedReply>;
