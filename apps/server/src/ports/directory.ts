import type { MemberRules, RuledDevice, Subject } from '@baton/core';
import type {
  Attachment,
  Bot,
  CannedReply,
  Conversation,
  Cursor,
  CustomerAttribute,
  EventOutType,
  Label,
  Member,
  Scenario,
} from '@baton/protocol';

export type BotRow = Bot & { organizationId: string };
export type MemberRow = Member & { organizationId: string; accessSince: number };

export type StoredAttachment = Attachment & { conversationId: string; memberId: string | null };

/**
 * `noise`: the tag that bundles it, and since when (milliseconds) a push of it counts; `now` tells which rings still wait. `addresses`:
 * `false` where nobody is rung, and it is only asked who would be.
 */
export type RulesAbout = {
  subject: Subject;
  noise: { tag: string; since: number; now: number } | null;
  addresses?: boolean;
};
/** `language`: of their pushes. */
export type RuledMember = Omit<MemberRules, 'devices'> & {
  name: string;
  language: string;
  devices: AddressedDevice[];
};
/** `version` changes whenever anything changes that they are made of; `null` where there is nobody. */
export type Rules = { version: string | null; members: RuledMember[] };
/** `address`: of rings alone, which leave at once; else `null`. */
export type AddressedDevice = RuledDevice & { address: unknown };

export type Queue = {
  cursor: Cursor;
  organization: { id: string; name: string };
  conversations: Conversation[];
};

/** Who and what there is. Read often, written by `manage`. */
export interface Directory {
  organization(id: string): Promise<{ id: string; name: string } | null>;
  bot(id: string): Promise<BotRow | null>;
  bots(organizationId: string): Promise<Bot[]>;
  /** Whether no words may leave in pushes that are about no one bot: its policy says so, or that of any bot that they may be about. */
  contentFree(organizationId: string): Promise<boolean>;
  scenarios(botId: string): Promise<Scenario[]>;
  members(organizationId: string): Promise<Member[]>;
  member(id: string): Promise<MemberRow | null>;
  labels(organizationId: string): Promise<Label[]>;
  cannedReplies(organizationId: string): Promise<CannedReply[]>;
  /** What was uploaded for a conversation; by its customer when `memberId` is `null`. */
  attachment(organizationId: string, id: string): Promise<StoredAttachment | null>;
  /** What is known of a customer, by the order of keys. */
  attributes(organizationId: string, customerId: string): Promise<CustomerAttribute[]>;
  /**
   * Every member of the organization as the rules see them; `viewing` and `online` are filled in by whoever knows. `noise`: with what
   * they were told of lately; `null` for a ring.
   */
  memberRules(organizationId: string, about: RulesAbout): Promise<RuledMember[]>;
  /** The same with the version that a commit can compare. */
  rules(organizationId: string, about: RulesAbout): Promise<Rules>;
  /** The same for a ring. */
  ringRules(organizationId: string, botId: string): Promise<Rules>;
  /** The journal's head with, as of it, the open conversations and those closed since `closedSince` (milliseconds); 500 at the most. */
  queue(organizationId: string, closedSince: number): Promise<Queue | null>;
  /** Whether any endpoint of the organization listens at all. */
  listens(organizationId: string): Promise<boolean>;
  endpoints(botId: string, type: EventOutType): Promise<{ id: string }[]>;
}
