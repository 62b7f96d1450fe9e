import type { MemberRules } from '@baton/core';
import type { Bot, Conversation, Cursor, EventOutType, Member, Scenario } from '@baton/protocol';

export type BotRow = Bot & { organizationId: string };
export type MemberRow = Member & { organizationId: string; accessSince: number };

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
  scenarios(botId: string): Promise<Scenario[]>;
  members(organizationId: string): Promise<Member[]>;
  member(id: string): Promise<MemberRow | null>;
  /** Every member of the organization as the rules see them; `viewing` is filled in by whoever knows. */
  memberRules(organizationId: string, botId: string): Promise<MemberRules[]>;
  /** The journal's head with, as of it, the open conversations and those closed since `closedSince` (milliseconds); 500 at the most. */
  queue(organizationId: string, closedSince: number): Promise<Queue | null>;
  /** Whether any endpoint of the organization listens at all. */
  listens(organizationId: string): Promise<boolean>;
  endpoints(botId: string, type: EventOutType): Promise<{ id: string }[]>;
}
