import { z } from 'zod';
import { HealthCause } from './health-cause.ts';
import { Fence, Id, Instant, Name, Seq, Text } from './primitives.ts';

export const Author = z.enum(['customer', 'bot', 'operator', 'system']);
export type Author = z.infer<typeof Author>;

export const MessageKind = z.enum(['text', 'image', 'file', 'audio', 'note']);
export type MessageKind = z.infer<typeof MessageKind>;

/** What was uploaded before. `type`: its media type; `width` and `height` of an image, in pixels. */
export const Attachment = z
  .object({
    id: Id,
    name: Name,
    type: z.string().max(100),
    bytes: z.int().positive(),
    width: z.int().positive().optional(),
    height: z.int().positive().optional(),
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof Attachment>;

export const Message = z
  .object({
    id: Id,
    conversationId: Id,
    by: Author,
    /** Set when `by` is `operator`. */
    memberId: Id.nullable(),
    /** The author's name as it was shown then. */
    name: Name,
    kind: MessageKind,
    text: Text,
    /** Of an image, a file or a recording; `text` is its name or a caption. */
    attachment: Attachment.optional(),
    /** Teammates whom a note calls. */
    mentions: z.array(Id).max(20).optional(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** The operator who holds a conversation. */
export const Holder = z.object({ memberId: Id, name: Name });
export type Holder = z.infer<typeof Holder>;

export const HandoffReason = z.enum(['explicit', 'cannot_answer', 'tone', 'platform']);
export type HandoffReason = z.infer<typeof HandoffReason>;

/** Why a human was called: the words (`start`..`end` of `text`) and the rule that matched them. */
export const Evidence = z.object({
  messageId: Id.nullable(),
  text: z.string().max(2000),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  rule: z.string().max(80),
  weight: z.number().min(0).max(1),
});
export type Evidence = z.infer<typeof Evidence>;

export const HandoffState = z.enum(['waiting', 'claimed', 'returned', 'resolved', 'failed']);
export type HandoffState = z.infer<typeof HandoffState>;
export const HandoffFailure = z.enum(['no_operator', 'cancelled', 'timeout']);
export type HandoffFailure = z.infer<typeof HandoffFailure>;

/** What the operator found out, for the bot: short keys, plain values. */
export const Facts = z
  .record(z.string().max(60), z.string().max(500))
  .refine((facts) => Object.keys(facts).length <= 30, 'at most 30 facts');

export type Facts = z.infer<typeof Facts>;

export const Handoff = z
  .object({
    id: Id,
    state: HandoffState,
    reason: HandoffReason,
    evidence: z.array(Evidence).max(10),
    /** The customer's last words when it was asked for, cut; there where they had said anything. */
    lastWords: z.string().max(300).optional(),
    /** Their bot was down: why that was said. */
    because: HealthCause.optional(),
    /** The customer waits since then; a release keeps it. */
    waitingSince: Instant,
    slaAt: Instant,
    slaBreached: z.boolean(),
    /** The newest ring. */
    ring: z.int().min(0),
    /** Nobody's device could be reached by the newest ring. */
    unreachable: z.boolean(),
    operator: Holder.nullable(),
    claimedAt: Instant.nullable(),
    /** The claim ends then unless its operator shows up; set once they were nudged. */
    leaseEndsAt: Instant.nullable(),
    failure: HandoffFailure.nullable(),
    outcome: z.string().max(2000).nullable(),
    facts: Facts.nullable(),
    closedAt: Instant.nullable(),
    /** The bot has taken the conversation back; `false` past its time is shown. */
    returnAcknowledged: z.boolean(),
    returnOverdue: z.boolean(),
    /** The member who gave it to its operator, when it was not claimed. */
    transferredBy: Id.nullable(),
  })
  .meta({ id: 'Handoff' });
export type Handoff = z.infer<typeof Handoff>;

export const Owner = z.enum(['bot', 'queue', 'operator', 'nobody']);
export type Owner = z.infer<typeof Owner>;

export const Customer = z
  .object({ id: Id, name: Name, language: z.string().max(35).nullable() })
  .meta({ id: 'Customer' });
export type Customer = z.infer<typeof Customer>;

export const Connector = z.enum(['web_widget', 'api', 'telegram', 'whatsapp']);

/** One customer's thread with one bot, as the queue shows it. */
export const Conversation = z
  .object({
    id: Id,
    botId: Id,
    customer: Customer,
    connector: Connector,
    owner: Owner,
    fence: Fence,
    createdAt: Instant,
    updatedAt: Instant,
    lastMessage: Message.pick({ by: true, name: true, kind: true, text: true })
      .extend({ at: Instant, seq: Seq })
      .nullable(),
    /** Seq up to which the customer's device has, and the customer has read, what we wrote. */
    deliveredToCustomer: Seq,
    readByCustomer: Seq,
    /** Seq up to which some operator has read. */
    readByOperator: Seq,
    /** The newest handoff, open or closed. */
    handoff: Handoff.nullable(),
    labels: z.array(Id),
    /** Its operator comes back to it then, or when the customer writes; the lease rests meanwhile. */
    snoozedUntil: Instant.nullable(),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof Conversation>;
