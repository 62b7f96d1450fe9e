import { z } from 'zod';
import { CloudEvent } from '../cloud-event.ts';
import { Owner } from '../conversation.ts';
import { Problem } from '../errors.ts';
import { Fence, Id, Seq } from '../primitives.ts';

export const EventsRequest = z.union([CloudEvent, z.array(CloudEvent).min(1).max(500)]);

/** What became of one event. `fence` and `owner` are the conversation's after it; a repeat answers like the first time. */
export const EventAnswer = z
  .discriminatedUnion('status', [
    z.object({
      status: z.literal('accepted'),
      id: z.string(),
      repeated: z.boolean(),
      conversationId: Id.nullable(),
      fence: Fence.nullable(),
      owner: Owner.nullable(),
      seq: Seq.nullable(),
    }),
    z.object({ status: z.literal('refused'), id: z.string(), problem: Problem }),
  ])
  .meta({ id: 'EventAnswer' });
export type EventAnswer = z.infer<typeof EventAnswer>;

export const EventsAnswer = z.object({ results: z.array(EventAnswer) });
