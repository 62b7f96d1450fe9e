import { z } from 'zod';
import { Conversation } from '../conversation.ts';
import { Facts } from '../conversation.ts';
import { Fence, Id, Instant, Seq, Text } from '../primitives.ts';

export const ConversationList = z.object({
  conversations: z.array(Conversation),
  next: z.string().nullable(),
});

export const SendRequest = z.object({
  id: Id,
  fence: Fence,
  kind: z.enum(['text', 'note']).default('text'),
  text: Text,
});
export const HandBackRequest = z.object({
  fence: Fence,
  outcome: z.string().trim().max(2000).default(''),
  facts: Facts.default({}),
});
export const FenceRequest = z.object({ fence: Fence });
export const ReadRequest = z.object({ upTo: Seq });

/** Whether a human could come now, before a bot promises one. */
export const Availability = z
  .object({
    available: z.boolean(),
    online: z.int(),
    reachable: z.int(),
    waiting: z.int(),
    typicalWaitMs: z.int().nullable(),
    checkedAt: Instant,
  })
  .meta({ id: 'Availability' });
export type Availability = z.infer<typeof Availability>;
