import { z } from 'zod';
import { Diff } from '../bot-update.ts';
import { defineEvent } from '../cloud-event.ts';
import { Id } from '../primitives.ts';

export default defineEvent({
  type: 'bot.prompt_tuned',
  summary: 'The prompt was tuned by the platform itself.',
  data: z.object({
    bot: Id,
    because: z.enum(['low_csat', 'high_deflection', 'other']).default('other'),
    summary: z.string().max(2000).optional(),
    diff: Diff.optional(),
  }),
  sample: { bot: '0198b2a4-0000-7000-8000-0000000000b1', because: 'low_csat' },
});
