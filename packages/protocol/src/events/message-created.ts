import { z } from 'zod';
import { defineEvent } from '../cloud-event.ts';
import { Fence, Id, Text } from '../primitives.ts';
import { ConversationReference, CustomerReference } from './references.ts';

export default defineEvent({
  type: 'message.created',
  summary:
    'The customer or the bot wrote. A bot message carries the fence; a stale one is refused and kept as discarded.',
  data: z.object({
    bot: Id,
    conversation: ConversationReference,
    customer: CustomerReference.optional(),
    by: z.enum(['customer', 'bot']),
    text: Text,
    /** Required when `by` is `bot` and the conversation exists. */
    fence: Fence.optional(),
    /** The bot says that this was a fallback answer. */
    fallback: z.boolean().optional(),
  }),
  sample: {
    bot: '0198b2a4-0000-7000-8000-0000000000b1',
    conversation: 'wa-4917212345',
    customer: { id: '4917212345', name: 'Yusuf Demir', language: 'tr', attributes: { tier: 'gold' } },
    by: 'customer',
    text: 'Bir insanla konuşmak istiyorum.',
  },
});
