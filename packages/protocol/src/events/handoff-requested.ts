import { z } from 'zod';
import { defineEvent } from '../cloud-event.ts';
import { Id } from '../primitives.ts';
import { ConversationReference, CustomerReference } from './references.ts';

export default defineEvent({
  type: 'handoff.requested',
  summary: 'The platform asks for a human.',
  data: z.object({
    bot: Id,
    conversation: ConversationReference,
    customer: CustomerReference.optional(),
    reason: z.enum(['explicit', 'cannot_answer', 'tone', 'platform']).default('platform'),
    /** The words that made the platform ask, if any. */
    words: z.string().max(2000).optional(),
  }),
  sample: {
    bot: '0198b2a4-0000-7000-8000-0000000000b1',
    conversation: 'wa-4917212345',
    reason: 'platform',
    words: 'refund over 500 €',
  },
});
