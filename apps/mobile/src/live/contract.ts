import type { State } from '@baton/core';
import type { Entry, Facts } from '@baton/protocol';

export type ClaimOutcome =
  | { won: true }
  | { won: false; code: string; by: string | null; aheadMs: number | null };
export type Outcome = { ok: true } | { ok: false; code: string };
export type OutboxItem = {
  id: string;
  conversationId: string;
  kind: 'text' | 'note';
  text: string;
  at: number;
  state: 'waiting' | 'sending' | 'failed';
  code: string | null;
};
export type ThreadState = { entries: readonly Entry[]; more: boolean; loading: boolean };
export type ClientState = {
  phase: 'starting' | 'live' | 'polling' | 'offline' | 'signed_out';
  asOf: number;
  snapshot: State | null;
  threads: Readonly<Record<string, ThreadState>>;
  outbox: readonly OutboxItem[];
  typing: Readonly<Record<string, { name: string; by: 'customer' | 'operator'; until: number }>>;
  presence: Readonly<Record<string, 'online' | 'away'>>;
};
export type Client = {
  start(): void;
  stop(): Promise<void>;
  getState(): ClientState;
  subscribe(changed: () => void): () => void;
  openThread(conversationId: string): void;
  closeThread(conversationId: string): void;
  loadOlder(conversationId: string): Promise<void>;
  claim(handoffId: string): Promise<ClaimOutcome>;
  send(conversationId: string, text: string, kind?: 'text' | 'note'): string;
  retry(messageId: string): void;
  discard(messageId: string): void;
  handBack(conversationId: string, done: { outcome: string; facts: Facts }): Promise<Outcome>;
  resolve(conversationId: string): Promise<Outcome>;
  release(conversationId: string): Promise<Outcome>;
  keepLease(conversationId: string): Promise<Outcome>;
  read(conversationId: string, upTo: number): void;
  typing(conversationId: string, on: boolean): void;
  viewing(conversationId: string | null): void;
};
