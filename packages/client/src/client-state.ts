import type { State } from '@baton/core';
import type { Attachment, Facts, Presence } from '@baton/protocol';
import type { Outbox } from './outbox.ts';
import type { ThreadState } from './sync-state.ts';

export type ClaimOutcome =
  | { won: true }
  | {
      won: false;
      code: string;
      by: string | null;
      /** How much earlier the winner was. */ aheadMs: number | null;
    };
export type Outcome = { ok: true } | { ok: false; code: string };

/** What a message is beside its words. A note may call teammates; a message may carry what was uploaded for it. */
export type Said = { kind?: 'text' | 'note'; mentions?: readonly string[]; attachment?: Attachment };

/** What a screen draws from. Replaced, never changed in place. */
export type ClientState = {
  phase: 'starting' | 'live' | 'polling' | 'offline' | 'signed_out';
  /** When the server was last heard, in milliseconds. */
  asOf: number;
  snapshot: State | null;
  threads: Readonly<Record<string, ThreadState>>;
  outbox: Outbox;
  /** Who types, by conversation. */
  typing: Readonly<Record<string, { name: string; by: 'customer' | 'operator'; until: number }>>;
  /** By member; whoever is missing is offline. */
  presence: Readonly<Record<string, Presence>>;
  /** Members who look at a conversation, by conversation. */
  viewing: Readonly<Record<string, readonly string[]>>;
};

export const AT_START: ClientState = {
  phase: 'starting',
  asOf: 0,
  snapshot: null,
  threads: {},
  outbox: [],
  typing: {},
  presence: {},
  viewing: {},
};

export type Client = {
  start(): void;
  stop(): Promise<void>;
  /** Sign-out: stops, and forgets what was kept on this device. */
  forget(): Promise<void>;
  getState(): ClientState;
  subscribe(changed: () => void): () => void;
  /** Loads a thread and keeps it up to date until it is closed. */
  openThread(conversationId: string): void;
  closeThread(conversationId: string): void;
  loadOlder(conversationId: string): Promise<void>;
  claim(handoffId: string): Promise<ClaimOutcome>;
  /** Shown at once, kept until the server has it. Answers the message's id. */
  send(conversationId: string, text: string, said?: Said): string;
  retry(messageId: string): void;
  discard(messageId: string): void;
  handBack(conversationId: string, done: { outcome: string; facts: Facts }): Promise<Outcome>;
  resolve(conversationId: string): Promise<Outcome>;
  release(conversationId: string): Promise<Outcome>;
  keepLease(conversationId: string): Promise<Outcome>;
  /** To a teammate, with a word for them. */
  transfer(conversationId: string, to: string, note: string): Promise<Outcome>;
  /** Puts it off until then (milliseconds), or until the customer writes. */
  snooze(conversationId: string, until: number): Promise<Outcome>;
  wake(conversationId: string): Promise<Outcome>;
  label(
    conversationId: string,
    change: { add?: readonly string[]; remove?: readonly string[] },
  ): Promise<Outcome>;
  read(conversationId: string, upTo: number): void;
  typing(conversationId: string, on: boolean): void;
  viewing(conversationId: string | null): void;
  presence(presence: Presence): void;
};
