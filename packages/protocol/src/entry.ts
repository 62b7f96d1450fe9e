import { z } from 'zod';
import { Member } from './access.ts';
import { Bot, BotStatus } from './bot.ts';
import { BotUpdate } from './bot-update.ts';
import { Conversation, Facts, Handoff, HandoffFailure, Holder, Message, Owner } from './conversation.ts';
import { CannedReply, Label } from './desk.ts';
import { HealthCause } from './health-cause.ts';
import { Fence, Id, Instant, Millis, Seq } from './primitives.ts';
import { Run, Step, Workflow } from './workflow.ts';

const Line = z.object({ seq: Seq, at: Instant });
const InConversation = Line.extend({ conversationId: Id });
/** `workflow`: its name, for whoever tells people. */
const InRun = Line.extend({ runId: Id, workflowId: Id, workflow: z.string(), steps: z.int().nullable() });

/** Whose settings; all `null`: the organization's. */
export const SettingsPlace = z
  .object({
    settings: z.enum(['alerts', 'policy', 'health', 'limit']),
    botId: Id.nullable(),
    workflowId: Id.nullable(),
    memberId: Id.nullable(),
  })
  .meta({ id: 'SettingsPlace' });
export type SettingsPlace = z.infer<typeof SettingsPlace>;

/** `null`: nothing is said here, it is inherited. */
const SettingsValue = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]);
const SettingsChange = z.object({ name: z.string().max(200), before: SettingsValue, after: SettingsValue });

const OwnerChange = InConversation.extend({ handoffId: Id, fence: Fence });

/** How a claim came in. */
export const ClaimVia = z.enum(['app', 'push', 'api', 'echo', 'offer']);
export type ClaimVia = z.infer<typeof ClaimVia>;

export const ReleaseCause = z.enum(['operator', 'lease_expired', 'access_revoked']);
export type ReleaseCause = z.infer<typeof ReleaseCause>;

/** What ended a snooze. */
export const WakeCause = z.enum(['time', 'customer', 'operator']);
export type WakeCause = z.infer<typeof WakeCause>;

const type = <T extends string>(name: T) => ({ type: z.literal(name) });

/** A line of the journal. `seq` is dense within the organization. */
export const Entry = z.discriminatedUnion('type', [
  InConversation.extend({ ...type('conversation.started'), conversation: Conversation }),
  /** `owner` and `fence`: whom the conversation was with when it was said. */
  InConversation.extend({ ...type('message.added'), owner: Owner, fence: Fence, message: Message }),
  /** A bot message that came with a stale fence: refused, kept to be shown. */
  InConversation.extend({ ...type('message.discarded'), message: Message, fence: Fence, current: Fence }),
  OwnerChange.extend({ ...type('handoff.requested'), handoff: Handoff }),
  OwnerChange.extend({ ...type('handoff.claimed'), operator: Holder, via: ClaimVia, waitedMs: z.int() }),
  OwnerChange.extend({
    ...type('handoff.released'),
    operator: Holder,
    cause: ReleaseCause,
    ring: z.int().min(0),
  }),
  /** From one operator to another; `note`: a word for them. */
  OwnerChange.extend({
    ...type('handoff.transferred'),
    from: Holder,
    operator: Holder,
    note: z.string().max(500),
  }),
  OwnerChange.extend({
    ...type('handoff.returned'),
    operator: Holder,
    outcome: z.string().max(2000),
    facts: Facts,
  }),
  OwnerChange.extend({ ...type('handoff.failed'), failure: HandoffFailure }),
  /** Made by the clock: nobody has claimed yet, call again. */
  InConversation.extend({ ...type('handoff.ring_due'), handoffId: Id, ring: z.int().min(0) }),
  /** A ring went out to this many reachable members. */
  InConversation.extend({
    ...type('handoff.rang'),
    handoffId: Id,
    ring: z.int().min(0),
    reachable: z.int().min(0),
  }),
  InConversation.extend({ ...type('handoff.sla_breached'), handoffId: Id }),
  InConversation.extend({ ...type('handoff.lease_ending'), handoffId: Id, endsAt: Instant }),
  InConversation.extend({ ...type('handoff.lease_kept'), handoffId: Id }),
  InConversation.extend({ ...type('handoff.return_acknowledged'), handoffId: Id }),
  InConversation.extend({ ...type('handoff.return_overdue'), handoffId: Id }),
  InConversation.extend({
    ...type('conversation.resolved'),
    operator: Holder.nullable(),
    handoffId: Id.nullable(),
    fence: Fence,
  }),
  InConversation.extend({ ...type('conversation.reopened'), fence: Fence }),
  InConversation.extend({
    ...type('conversation.labelled'),
    by: Holder,
    added: z.array(Id),
    removed: z.array(Id),
  }),
  InConversation.extend({
    ...type('conversation.snoozed'),
    handoffId: Id,
    operator: Holder,
    until: Instant,
  }),
  InConversation.extend({
    ...type('conversation.woken'),
    handoffId: Id,
    operator: Holder,
    cause: WakeCause,
  }),
  InConversation.extend({
    ...type('conversation.read'),
    reader: z.enum(['customer', 'operator']),
    upTo: Seq,
  }),
  InConversation.extend({ ...type('conversation.delivered'), upTo: Seq }),
  /** What is known of a customer. The values are read with the profile: a journal forgets nothing, and they may have to be forgotten. */
  Line.extend({ ...type('customer.changed'), customerId: z.string() }),
  Line.extend({ ...type('member.joined'), member: Member }),
  Line.extend({ ...type('member.changed'), member: Member }),
  Line.extend({ ...type('member.left'), memberId: Id }),
  /** Tokens of this member (or of one session) issued before `at` are void. */
  Line.extend({ ...type('access.revoked'), memberId: Id, sessionId: z.string().max(64).nullable() }),
  Line.extend({ ...type('label.saved'), label: Label }),
  Line.extend({ ...type('label.removed'), labelId: Id }),
  Line.extend({ ...type('canned_reply.saved'), reply: CannedReply }),
  Line.extend({ ...type('canned_reply.removed'), replyId: Id }),
  Line.extend({ ...type('bot.added'), bot: Bot }),
  Line.extend({ ...type('bot.changed'), bot: Bot }),
  Line.extend({ ...type('bot.updated'), update: BotUpdate }),
  /** `affected`: conversations that were with the bot just then. */
  Line.extend({
    ...type('bot.health_changed'),
    botId: Id,
    status: BotStatus,
    was: BotStatus,
    because: HealthCause,
    affected: z.int().nonnegative(),
  }),
  /** How many of those who answer for the bot can be rung; written when it falls to none, and when somebody is back. */
  Line.extend({ ...type('bot.audience_changed'), botId: Id, reachable: z.int().nonnegative() }),
  /** An admin changed what counts for others. `name`: a path such as `kinds.workflow.stuck.on`. */
  Line.extend({
    ...type('settings.changed'),
    by: Holder,
    of: SettingsPlace,
    changes: z.array(SettingsChange).min(1).max(200),
  }),
  Line.extend({ ...type('workflow.added'), workflow: Workflow }),
  Line.extend({ ...type('workflow.started'), run: Run, workflow: z.string() }),
  InRun.extend({ ...type('workflow.step_started'), step: Step }),
  InRun.extend({ ...type('workflow.step_finished'), step: Step }),
  /** A step runs longer than its history, or the limit, says it should. */
  InRun.extend({ ...type('workflow.stuck'), step: Step, runningMs: Millis }),
  /** The stuck step went on by itself. */
  InRun.extend({ ...type('workflow.unstuck'), step: Step }),
  InRun.extend({ ...type('workflow.finished'), run: Run, failedStep: Step.nullable() }),
]);
export type Entry = z.infer<typeof Entry>;
export type EntryType = Entry['type'];
export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>;
export type ConversationEntry = Extract<Entry, { conversationId: string }>;

/** An entry before the journal has numbered it. */
export type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, 'seq'> : never) : never;
