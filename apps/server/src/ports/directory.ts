import type { MemberRules } from '@baton/core';
import type { Bot, Conversation, EventOutType, Member, Scenario } from '@baton/protocol';

export type BotRow = Bot & { organizationId: string };
export type MemberRow = Member & { organizationId: string; accessSince: number };

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
  /** Open conversations, and those closed since `closedSince` (milliseconds), at most 500 of them. */
  conversations(organizationId: string, closedSince: number): Promise<Conversation[]>;
  endpoints(botId: string, type: EventOutType): Promise<{ id: string }[]>;
}
