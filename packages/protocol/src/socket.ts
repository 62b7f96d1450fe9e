import { z } from 'zod';
import type { Command, CustomerCommand, Done } from './commands.ts';
import type { CustomerPage, CustomerSyncAnswer } from './customer.ts';
import type { Problem } from './errors.ts';
import type { Page, SyncAnswer } from './sync.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };
export type Reply<T> = (answer: Answer<T>) => void;

export const SocketAuth = z.object({ token: z.string().max(4000) });

export type Presence = 'online' | 'away';
export type TypingSignal = {
  conversationId: string;
  by: 'customer' | 'operator';
  memberId: string | null;
  name: string;
  on: boolean;
};

/** `/operator`. `entry` carries every durable change; the rest is never stored. */
export type OperatorToServer = {
  sync: (cursor: string, reply: Reply<SyncAnswer>) => void;
  command: (command: Command, reply: Reply<Done>) => void;
  /** A fresh access token for a connection that goes on. */
  authenticate: (token: string, reply: Reply<null>) => void;
  typing: (signal: { conversationId: string; on: boolean }) => void;
  viewing: (conversationId: string | null) => void;
  presence: (presence: Presence) => void;
};
export type ServerToOperator = {
  entry: (page: Page) => void;
  typing: (signal: TypingSignal) => void;
  /** Who is connected now, by member id; whoever is missing is offline. */
  presence: (members: Record<string, Presence>) => void;
  /** Members looking at a conversation, by conversation id. */
  viewing: (conversationId: string, memberIds: string[]) => void;
};

/** `/customer`. */
export type CustomerToServer = {
  sync: (cursor: string | null, reply: Reply<CustomerSyncAnswer>) => void;
  command: (command: CustomerCommand, reply: Reply<{ seq: number }>) => void;
  typing: (on: boolean) => void;
};
export type ServerToCustomer = {
  entry: (page: CustomerPage) => void;
  typing: (signal: { by: 'bot' | 'operator'; name: string; on: boolean }) => void;
};

/** `connect_error` and forced ends carry one of these as `data.code`. */
export type SocketRefusal =
  | 'unauthenticated'
  | 'token_expired'
  | 'forbidden'
  | 'rate_limited'
  | 'unavailable';
