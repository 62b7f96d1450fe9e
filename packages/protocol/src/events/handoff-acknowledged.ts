import { z } from 'zod';
import { defineEvent } from '../cloud-event.ts';
import { Fence, Id } from '../primitives.ts';
import { ConversationReference } from './references.ts';

export default defineEvent({
  type: 'handoff.acknowledged',
  summary: 'The bot has the conversation back: the answer to the outgoing handoff.returned.',
  data: z.object({ bot: Id, conversation: ConversationReference, fence: Fence }),
  sample: { bot: '0198b2a4-0000-7000-8000-0000000000b1', conversation: 'wa-4917212345', fence: 4 },
});
