import { z } from 'zod';
import { defineEvent } from '../cloud-event.ts';
import { Id } from '../primitives.ts';
import { ConversationReference } from './references.ts';

export default defineEvent({
  type: 'handoff.cancelled',
  summary: 'The customer or the platform no longer wants a human; the bot goes on.',
  data: z.object({ bot: Id, conversation: ConversationReference }),
  sample: { bot: '0198b2a4-0000-7000-8000-0000000000b1', conversation: 'wa-4917212345' },
});
