import type { BotHealth, MemberRules, StepHistory, TimerKind, WatchedRun } from '@baton/core';
import type {
  Bot,
  BotHealthSettings,
  BotUpdate,
  Conversation,
  CustomerAttribute,
  Entry,
  EventOutType,
  Member,
  Workflow,
} from '@baton/protocol';
import type { InboxRow, NewAlert, NewDecision, NewDelivery, NewOutbound } from '../../ports/journal.ts';
import type { DueStep } from '../../ports/watch.ts';

/** What PostgreSQL keeps, kept in maps: for the simulator, where a crash takes the process and not the data. */

export type ConversationRow = {
  organizationId: string;
  reference: string;
  version: number;
  activeAt: number;
  closedAt: number | null;
  conversation: Conversation;
};
export type TimerRow = {
  organizationId: string;
  conversationId: string;
  handoffId: string;
  kind: TimerKind;
  dueAt: number;
};
export type DeliveryRow = NewDelivery & {
  organizationId: string;
  state: string;
  attempts: number;
  leasedUntil: number;
  detail: string | null;
  sentAt: number | null;
  ticket: string | null;
};
export type DeviceRow = {
  id: string;
  organizationId: string;
  memberId: string;
  transport: string;
  address: unknown;
  installation?: string;
  /** Milliseconds. */
  registeredAt: number;
  goneAt: number | null;
};
export type EndpointRow = {
  id: string;
  organizationId: string;
  botId: string;
  url: string;
  secret: string;
  types: EventOutType[];
  disabledAt: number | null;
};
export type OutboundRow = NewOutbound & {
  state: string;
  attempts: number;
  leasedUntil: number;
  createdAt: number;
};
export type RunRow = { organizationId: string; watched: WatchedRun; version: number };
export type HealthRow = {
  organizationId: string;
  health: BotHealth;
  settings: BotHealthSettings;
  version: number;
  checkDueAt: number | null;
};
export type AlertRow = NewAlert & { organizationId: string; overAt: number | null };
export type DecisionRow = NewDecision & { organizationId: string; settledAt: number | null };
export type OrganizationRow = { id: string; name: string; epoch: string; entries: Entry[] };

export class Tables {
  readonly organizations = new Map<string, OrganizationRow>();
  readonly members = new Map<string, Member & { organizationId: string; accessSince: number }>();
  readonly rules = new Map<string, Partial<MemberRules>>();
  readonly bots = new Map<string, Bot & { organizationId: string }>();
  readonly conversations = new Map<string, ConversationRow>();
  readonly handoffs = new Map<string, string>();
  /** By conversation and message id: seq. */
  readonly messageIds = new Map<string, number>();
  readonly inbox = new Map<string, InboxRow>();
  /** By organization and customer, then by key. */
  readonly attributes = new Map<string, ReadonlyMap<string, CustomerAttribute>>();
  readonly timers = new Map<string, TimerRow>();
  readonly cursors = new Map<string, number>();
  readonly devices = new Map<string, DeviceRow>();
  readonly alerts = new Map<string, AlertRow>();
  readonly decisions = new Map<string, DecisionRow>();
  readonly deliveries = new Map<string, DeliveryRow>();
  readonly endpoints = new Map<string, EndpointRow>();
  readonly outbound = new Map<string, OutboundRow>();
  readonly workflows = new Map<string, Workflow & { organizationId: string }>();
  readonly runs = new Map<string, RunRow>();
  readonly stepTimers = new Map<string, DueStep>();
  readonly stepHistories = new Map<string, StepHistory>();
  /** Milliseconds. */
  readonly stepLimits = new Map<string, number>();
  readonly botUpdates = new Map<string, BotUpdate>();
  readonly botHealth = new Map<string, HealthRow>();
}

export const decisionKey = (
  organizationId: string,
  { seq, memberId, round }: { seq: number; memberId: string; round: number },
): string => `${organizationId}/${seq}/${memberId}/${round}`;
export const timerKey = (timer: { handoffId: string; kind: string }): string =>
  `${timer.handoffId}/${timer.kind}`;
export const messageKey = (conversationId: string, id: string): string => `${conversationId}/${id}`;
