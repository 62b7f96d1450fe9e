import { z } from 'zod';
import { Attachment, Facts, HandoffFailure, HandoffReason, Holder } from './conversation.ts';
import { Fence, Id, Instant, Name, Seq, Text } from './primitives.ts';

const About = z.object({ bot: Id, conversation: z.string(), conversationId: Id, fence: Fence });
const AboutHandoff = About.extend({ handoff: Id });
const HumanMessage = z.object({ by: z.enum(['customer', 'operator']), name: Name, text: Text, at: Instant });

/** What the bot platform is told, as the data of a CloudEvent in a Standard Webhooks delivery. */
export const EVENTS_OUT = {
  'handoff.queued': AboutHandoff.extend({ reason: HandoffReason }),
  'handoff.claimed': AboutHandoff.extend({ operator: Holder }),
  'handoff.returned': AboutHandoff.extend({
    operator: Holder,
    outcome: z.string(),
    facts: Facts,
    messages: z.array(HumanMessage),
  }),
  'handoff.failed': AboutHandoff.extend({ failure: HandoffFailure }),
  'conversation.resolved': About,
  /** `system`: a line that the customer must read, such as "nobody can be reached right now": pass it on as it is. */
  'message.created': About.extend({
    message: z.object({
      id: Id,
      by: z.enum(['operator', 'customer', 'system']),
      name: Name,
      text: Text,
      seq: Seq,
      attachment: Attachment.optional(),
    }),
  }),
} as const;

export type EventOutType = keyof typeof EVENTS_OUT;
export type EventOut = {
  [T in EventOutType]: { type: T; data: z.infer<(typeof EVENTS_OUT)[T]> };
}[EventOutType];

/** A CloudEvent as it leaves; `id` is the webhook's id too, so that the receiver can drop repeats. */
export const EventOutEnvelope = z.object({
  specversion: z.literal('1.0'),
  id: Id,
  source: z.string(),
  type: z.enum(Object.keys(EVENTS_OUT) as [EventOutType, ...EventOutType[]]),
  time: z.iso.datetime(),
  data: z.unknown(),
});
