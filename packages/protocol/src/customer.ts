import { z } from 'zod';
import { Attachment, HandoffFailure, MessageKind, Owner } from './conversation.ts';

import type { Entry } from './entry.ts';
import { CursorText, Id, Instant, Name, Seq, Text } from './primitives.ts';

const Line = z.object({ seq: Seq, at: Instant });

/** What the customer may see of an entry: no notes, no evidence, no member ids. */
export const CustomerEntry = z.discriminatedUnion('type', [
  Line.extend({
    type: z.literal('message.added'),
    message: z.object({
      id: Id,
      by: z.enum(['customer', 'bot', 'operator', 'system']),
      name: Name,
      kind: MessageKind,
      text: Text,
      attachment: Attachment.optional(),
    }),
  }),
  Line.extend({ type: z.literal('handoff.requested') }),
  Line.extend({ type: z.literal('handoff.claimed'), name: Name }),
  Line.extend({ type: z.literal('handoff.released') }),
  Line.extend({ type: z.literal('handoff.returned'), name: Name }),
  Line.extend({ type: z.literal('handoff.failed'), failure: HandoffFailure }),
  Line.extend({ type: z.literal('conversation.resolved') }),
  Line.extend({ type: z.literal('conversation.reopened') }),
  Line.extend({ type: z.literal('conversation.read'), upTo: Seq }),
]);
export type CustomerEntry = z.infer<typeof CustomerEntry>;

/** `null`: the customer does not see this entry (their cursor moves past it all the same). */
export function customerView(entry: Entry): CustomerEntry | null {
  const line = { seq: entry.seq, at: entry.at };
  switch (entry.type) {
    case 'message.added': {
      const { id, by, name, kind, text, attachment } = entry.message;
      return kind === 'note'
        ? null
        : {
            ...line,
            type: 'message.added',
            message: { id, by, name, kind, text, ...(attachment && { attachment }) },
          };
    }
    case 'handoff.transferred':
      return { ...line, type: 'handoff.claimed', name: entry.operator.name };
    case 'handoff.claimed':
    case 'handoff.returned':
      return { ...line, type: entry.type, name: entry.operator.name };
    case 'handoff.failed':
      return { ...line, type: entry.type, failure: entry.failure };
    case 'handoff.requested':
    case 'handoff.released':
    case 'conversation.resolved':
    case 'conversation.reopened':
      return { ...line, type: entry.type };
    case 'conversation.read':
      return entry.reader === 'operator' ? { ...line, type: 'conversation.read', upTo: entry.upTo } : null;
    default:
      return null;
  }
}

export const CustomerPage = z
  .object({
    kind: z.literal('page'),
    after: CursorText,
    cursor: CursorText,
    entries: z.array(CustomerEntry),
    more: z.boolean(),
  })
  .meta({ id: 'CustomerPage' });
export type CustomerPage = z.infer<typeof CustomerPage>;

/** Everything the widget needs to (re)start: who it talks to, and where it stands. */
export const CustomerSnapshot = z
  .object({
    kind: z.literal('snapshot'),
    cursor: CursorText,
    conversationId: Id.nullable(),
    organizationName: Name,
    botName: Name,
    owner: Owner,
    operatorName: Name.nullable(),
    readByOperator: Seq,
    entries: z.array(CustomerEntry),
    /** Whether a human could come now; the widget says so honestly. */
    humansAvailable: z.boolean(),
  })
  .meta({ id: 'CustomerSnapshot' });
export type CustomerSnapshot = z.infer<typeof CustomerSnapshot>;

export const CustomerSyncAnswer = z.discriminatedUnion('kind', [CustomerPage, CustomerSnapshot]);
export type CustomerSyncAnswer = z.infer<typeof CustomerSyncAnswer>;
