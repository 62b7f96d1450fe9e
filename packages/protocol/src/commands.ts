import { z } from 'zod';
import { Facts } from './conversation.ts';
import { Fence, Id, Instant, Seq, Text } from './primitives.ts';

/** What a member does. Safe to repeat: by message id, by fence, or because it only grows. */
export const Command = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('claim'), handoffId: Id }),
    z.object({ type: z.literal('release'), conversationId: Id, fence: Fence }),
    z.object({
      type: z.literal('send'),
      conversationId: Id,
      fence: Fence,
      id: Id,
      kind: z.enum(['text', 'note']),
      text: Text,
      /** Something that was uploaded before for this conversation. */
      attachmentId: Id.optional(),
      /** Teammates whom a note calls. */
      mentions: z.array(Id).max(20).optional(),
    }),
    z.object({
      type: z.literal('hand_back'),
      conversationId: Id,
      fence: Fence,
      outcome: z.string().trim().max(2000),
      facts: Facts,
    }),
    z.object({ type: z.literal('resolve'), conversationId: Id, fence: Fence }),
    z.object({ type: z.literal('read'), conversationId: Id, upTo: Seq }),
    z.object({
      type: z.literal('transfer'),
      conversationId: Id,
      fence: Fence,
      to: Id,
      note: z.string().trim().max(500),
    }),
    z.object({ type: z.literal('snooze'), conversationId: Id, fence: Fence, until: Instant }),
    z.object({ type: z.literal('wake'), conversationId: Id }),
    z.object({
      type: z.literal('label'),
      conversationId: Id,
      add: z.array(Id).max(20),
      remove: z.array(Id).max(20),
    }),
    z.object({ type: z.literal('keep_lease'), conversationId: Id, fence: Fence }),
  ])
  .meta({ id: 'Command' });
export type Command = z.infer<typeof Command>;

/** `seq` is the command's entry, or the newest one known when nothing had to change; `fence` is the conversation's. */
export const Done = z.object({ conversationId: Id, fence: Fence, seq: Seq }).meta({ id: 'Done' });
export type Done = z.infer<typeof Done>;

/** What a customer does in the widget. */
export const CustomerCommand = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('send'), id: Id, text: Text, attachmentId: Id.optional() }),
    z.object({ type: z.literal('read'), upTo: Seq }),
    z.object({ type: z.literal('delivered'), upTo: Seq }),
    z.object({ type: z.literal('request_human') }),
    z.object({ type: z.literal('leave_queue') }),
  ])
  .meta({ id: 'CustomerCommand' });
export type CustomerCommand = z.infer<typeof CustomerCommand>;
