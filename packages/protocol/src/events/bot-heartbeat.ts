import { z } from 'zod';
import { BotStatus } from '../bot.ts';
import { defineEvent } from '../cloud-event.ts';
import { Id } from '../primitives.ts';

export default defineEvent({
  type: 'bot.heartbeat',
  summary: 'The bot is alive, and how it feels.',
  data: z.object({
    bot: Id,
    status: BotStatus.default('running'),
    /** Why it is not running well. */
    detail: z.string().max(300).optional(),
  }),
  sample: { bot: '0198b2a4-0000-7000-8000-0000000000b1', status: 'running' },
});
