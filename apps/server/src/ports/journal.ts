import type { Digest, Ending, Notice, Subject, TimerChange, TimerKind } from '@baton/core';
import type {
  AlertKind,
  Conversation,
  Cursor,
  CustomerAttribute,
  CustomerAttributes,
  Entry,
  Loudness,
  Message,
  NewEntry,
  Owner,
  PushKind,
} from '@baton/protocol';
import type { WatchChange } from './watch.ts';

/** A conversation with what only writers need. */
export type Loaded = {
  conversation: Conversation;
  /** Compared and set; `null`: it does not exist yet, its first act writes `conversation.started`, too. */
  version: number | null;
  /** When the holder last wrote or looked, in milliseconds. */
  activeAt: number;
  /** The bot platform's own id of it. */
  reference: string;
};

export type ConversationChange = {
  next: Conversation;
  /** `null`: it must not exist yet. */
  expected: number | null;
  reference: string;
};

/** `seq`: the entry that it is about. `round`: 0 at first; what was held is decided again. `tag`: of noise, which is bundled by it. */
export type NewDecision = {
  seq: number;
  memberId: string;
  round: number;
  verdict: string;
  reason: string;
  loudness: string;
  until: number | null;
  at: number;
  tag: string | null;
  handoffId: string | null;
  ring: number | null;
};

/** What an entry is to people. `body`: a notice, or for a ring which one. */
export type NewAlert = {
  seq: number;
  kind: AlertKind;
  at: number;
  subject: Subject;
  tag: string;
  body: Notice | RingReference;
};
export type RingReference = { conversationId: string; handoffId: string; ring: number };

/** Whose device it is, in what language, and how it is reached. `gone`: the address is dead, or another organization's member has it now. */
export type Address = {
  memberId: string;
  language: string;
  device: { transport: string; address: unknown; gone: boolean };
};

export type NewDelivery = {
  id: string;
  conversationId: string | null;
  handoffId: string | null;
  deviceId: string;
  ring: number;
  kind: PushKind;
  /** The entry it is about; of several, the newest. */
  seq: number;
  dueAt: number;
  expiresAt: number;
  loudness?: Loudness;
  /** Only where a ring of the same handoff, or the push that it replaces, may be shown, as of this commit. */
  ifShown?: boolean;
  /** The entry whose push it takes the place of. */
  replaces?: number | null;
  /** How that came to its end. */
  ending?: Ending | null;
  /** The node that writes it sends it at once, to there: until then (milliseconds) nobody takes it. */
  leasedUntil?: number;
  to?: Address;
  /** Several at once: what they are, and where a tap leads. */
  digest?: DigestPush | null;
};
/** `seqs`: the entries it is about. */
export type DigestPush = Digest & { tag: string; url: string; seqs: number[] };

export type NewOutbound = {
  id: string;
  endpointId: string;
  conversationId: string;
  seq: number;
  type: string;
  event: unknown;
  dueAt: number;
};

export type InboxRow = { source: string; id: string; digest: string; answer: unknown; at: number };

/** What the platform or an operator says of a customer; a value of `null` forgets. The platform changes only what it said itself. */
export type AttributesSaid = {
  customerId: string;
  attributes: CustomerAttributes;
  source: CustomerAttribute['source'];
  at: number;
};

/** What the journal says of it. */
export const customerChanged = ({ customerId, at }: AttributesSaid): NewEntry => ({
  type: 'customer.changed',
  at,
  customerId,
});

/** Everything that one command writes. All guards hold and all parts are written, or nothing is. */
export type Change = {
  organizationId: string;
  entries?: NewEntry[];
  conversations?: ConversationChange[];
  timers?: (TimerChange & { conversationId: string })[];
  /** The timer that caused this; it must still be armed for that time. */
  fired?: { handoffId: string; kind: TimerKind; dueAt: number };
  /** The stage that follows the journal moves on; it must still stand at `from`. */
  cursor?: { stage: string; from: number; to: number };
  inbox?: InboxRow;
  attributes?: AttributesSaid;
  /** The alert, decisions and deliveries are about the entry of this place (0: the first): what they say of a seq does not count. */
  about?: number;
  decisions?: NewDecision[];
  /** The version of the members' rules that the decisions were made by; it must still be that one. */
  rules?: string;
  /** Held decisions that are decided again by this change; each must still be unsettled. */
  settle?: { seq: number; memberId: string; round: number; at: number }[];
  alert?: NewAlert;
  /** What these alerts tell is no longer so; their pushes that have not left never will. */
  over?: { seqs: number[]; at: number };
  deliveries?: NewDelivery[];
  /** Rings of these handoffs that have not left yet never will. */
  withdraw?: string[];
  outbound?: NewOutbound[];
  /** About runs and bots. */
  watch?: WatchChange;
};

/** `customerChanged`: what was said of the customer was new, and an entry that says so stands ahead of the change's own. */
export type Done = { status: 'committed'; head: number; customerChanged?: true };
/** `moved`: a guard no longer holds, load and decide again. `repeated`: the inbox has this event. */
export type Committed = Done | { status: 'moved' } | { status: 'repeated' };

/** A message or receipt for the hot path. */
export type Line = { organizationId: string; conversationId: string; at: number } & (
  | { type: 'message.added'; message: Message; fence: number }
  | { type: 'conversation.read'; reader: 'customer' | 'operator'; upTo: number }
  | { type: 'conversation.delivered'; upTo: number }
);

/** `declined`: it needs the rules (or changes nothing). `fence` and `owner` are the conversation's; `null` when there is no such conversation. */
export type Appended = {
  status: 'added' | 'repeated' | 'declined';
  seq: number | null;
  fence: number | null;
  owner: Owner | null;
};

/** What the journal holds of a line that was added; numbered by whoever knows. */
export function entryOf(
  line: Line,
  { owner, fence }: { owner: Owner; fence: number },
): Extract<NewEntry, { conversationId: string }> {
  const { at, conversationId } = line;
  switch (line.type) {
    case 'message.added':
      return { type: line.type, at, conversationId, owner, fence, message: line.message };
    case 'conversation.read':
      return { type: line.type, at, conversationId, reader: line.reader, upTo: line.upTo };
    case 'conversation.delivered':
      return { type: line.type, at, conversationId, upTo: line.upTo };
  }
}

/** The database refused a statement, so that nothing of it is written. Any other error leaves open what took effect. */
export class NothingWrittenError extends Error {}

export type DueTimer = {
  organizationId: string;
  conversationId: string;
  handoffId: string;
  kind: TimerKind;
  dueAt: number;
};

export interface Journal {
  load(organizationId: string, conversationId: string): Promise<Loaded | null>;
  loadByHandoff(organizationId: string, handoffId: string): Promise<Loaded | null>;
  loadByReference(botId: string, reference: string): Promise<Loaded | null>;
  commit(change: Change): Promise<Committed>;
  /** Changes of any organizations, each of one conversation that there is and without a cursor; each stands for itself. */
  commitEach(changes: readonly Change[]): Promise<Committed[]>;
  /** Lines of any organizations; each stands for itself. */
  append(lines: readonly Line[]): Promise<Appended[]>;

  head(organizationId: string): Promise<Cursor | null>;
  /** Where every organization's journal stands. */
  heads(): Promise<({ organizationId: string } & Cursor)[]>;
  /** Entries after `after`, oldest first; with `conversationId` only its own. */
  read(
    organizationId: string,
    range: { after: number; limit: number; conversationId?: string },
  ): Promise<Entry[]>;
  /** Entries of these types before `before` (exclusive), newest last. */
  readBack(
    conversationId: string,
    range: { before: number | null; limit: number; types: readonly string[] },
  ): Promise<Entry[]>;
  entryOfMessage(conversationId: string, messageId: string): Promise<Entry | null>;

  /** Where a stage stands; it starts at the journal's beginning. */
  cursor(stage: string, organizationId: string): Promise<number>;
  /** Organizations whose journal is ahead of the stage. */
  behind(stage: string): Promise<string[]>;

  dueTimers(now: number, limit: number): Promise<DueTimer[]>;
  /** When the next timer is due; `null` without any. */
  nextTimer(): Promise<number | null>;
  rearm(timer: DueTimer, dueAt: number): Promise<void>;
  /** A timer that no longer means anything. */
  dropTimer(timer: DueTimer): Promise<void>;
  /** The holder looked at the conversation. */
  touch(conversationId: string, memberId: string, at: number): Promise<void>;
  inboxRow(
    organizationId: string,
    source: string,
    id: string,
  ): Promise<{ digest: string; answer: unknown } | null>;
}

/** Between nodes, for hints alone: at most 7,000 bytes at a time, and any of it may be lost. */
export interface NodeTalk {
  tell(text: string): void;
  /** What other nodes tell; the answer ends it. */
  hear(listener: (text: string) => void): () => void;
}

/** "Something was committed in this organization." Carries no data: losing one costs delay, never an entry. */
export interface Signals {
  /** Tells the other nodes. */
  raise(organizationId: string): void;
  listen(wake: (organizationId: string) => void): () => void;
}
