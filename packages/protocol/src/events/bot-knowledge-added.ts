import { z } from 'zod';
import { Diff } from '../bot-update.ts';
import { defineEvent } from '../cloud-event.ts';
import { Id } from '../primitives.ts';

export default defineEvent({
  type: 'bot.knowledge_added',
  summary: 'Knowledge was imported from a document.',
  data: z.object({
    bot: Id,
    chunks: z.int().nonnegative(),
    source: z.string().min(1).max(300),
    summary: z.string().max(2000).optional(),
    diff: Diff.optional(),
  }),
  sample: { bot: '0198b2a4-0000-7000-8000-0000000000b1', chunks: 12, source: 'supplier-spec-2026.pdf' },
});
