import { z } from 'zod';
import { Attachment, Conversation, Handoff } from '../conversation.ts';
import { CustomerAttribute, CustomerAttributes } from '../customer-attributes.ts';
import { CannedReply, Label } from '../desk.ts';
import { Id, Instant, Name, Seq } from '../primitives.ts';

export const LabelRequest = Label.omit({ id: true });
export const CannedReplyRequest = CannedReply.omit({ id: true });
export const LabelList = z.object({ labels: z.array(Label) });
export const CannedReplyList = z.object({ replies: z.array(CannedReply) });

/** The file is the body; its media type is `content-type`. `id` is made by whoever uploads: a repeat is the same attachment. */
export const UploadQuery = z.object({ id: Id, name: Name });
/** `url` needs no header and works until `expiresAt`. */
export const AttachmentLink = z
  .object({ attachment: Attachment, url: z.string(), expiresAt: Instant })
  .meta({ id: 'AttachmentLink' });
export type AttachmentLink = z.infer<typeof AttachmentLink>;

export const SearchQuery = z.object({
  q: z.string().trim().min(2).max(200),
  bot: Id.optional(),
  label: Id.optional(),
  connector: Conversation.shape.connector.optional(),
  after: z.string().max(80).optional(),
});
/** `found`: the newest message with the words; `null` when the customer's name has them. */
export const SearchAnswer = z
  .object({
    hits: z.array(
      z.object({
        conversation: Conversation,
        found: z.object({ seq: Seq, at: Instant, name: Name, text: z.string() }).nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** Who the customer of a conversation is: what is known of them, their other conversations, and what humans did for them before. */
export const CustomerProfile = z
  .object({
    customer: Conversation.shape.customer,
    since: Instant,
    attributes: z.array(CustomerAttribute),
    conversations: z.array(Conversation),
    handoffs: z.array(Handoff.extend({ conversationId: Id })),
  })
  .meta({ id: 'CustomerProfile' });
export type CustomerProfile = z.infer<typeof CustomerProfile>;

export const AttributeChange = z.object({ attributes: CustomerAttributes });

export const TranscriptQuery = z.object({
  format: z.enum(['text', 'html']).default('text'),
  /** IANA time zone of the times in it. */
  zone: z.string().max(60).default('UTC'),
  /** With the team's notes; never for the customer. */
  notes: z.stringbool().default(false),
});
