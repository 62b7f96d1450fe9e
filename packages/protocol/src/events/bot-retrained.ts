import { z } from 'zod';
import { Diff } from '../bot-update.ts';
import { defineEvent } from '../cloud-event.ts';
import { Id } from '../primitives.ts';

export default defineEvent({
  type: 'bot.retrained',
  summary: 'The bot was trained again.',
  data: z.object({
    bot: Id,
    pages: z.int().nonnegative(),
    summary: z.string().max(2000).optional(),
    diff: Diff.optional(),
  }),
  sample: { bot: '0198b2a4-0000-7000-8000-0000000000b1', pages: 5 },
});
