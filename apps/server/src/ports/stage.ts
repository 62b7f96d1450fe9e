import type { Conversation, Entry, HandoffPolicy, NewEntry } from '@baton/protocol';
import type { Appender } from '../journal/append.ts';
import type { Committer } from '../journal/commit.ts';
import type { HeardOf } from '../journal/heard-of.ts';
import type { Lags } from '../journal/lags.ts';
import type { Clock, NewId } from './clock.ts';
import type { BotRow, Directory } from './directory.ts';
import type { Change, Journal, NewDelivery } from './journal.ts';
import type { Watch } from './watch.ts';

/**
 * What a commit left: its entries, the deliveries that are this node's to send (with the seq that they are about, where the commit gave it),
 * and when the first of its timers, other deliveries and webhooks falls due, in milliseconds.
 */
export type Written = {
  entries: Entry[];
  leased: NewDelivery[];
  about: number | null;
  due: { timers: number | null; deliveries: number | null; outbound: number | null };
};

/**
 * Tells this node and the others that something was committed. With `written` this node need not look for it. Whoever committed what is
 * this node's to send waits for the answer, so that the first of its pushes leave before anything else.
 */
export type Committing = (organizationId: string, written?: Written) => void | Promise<void>;

/** This is being committed; it may not come to it. */
export type Preparing = (organizationId: string, change: Partial<Change>) => void;

/** Whom a request for a human rings at once is written with the request itself. */
export type FirstRing = {
  /** What goes into the same commit; `null` when none of the entries asks for a human. `after`: the conversation as they leave it. */
  ring: (asked: Asked) => Promise<Ringing | null>;
};
export type Asked = {
  organizationId: string;
  entries: readonly NewEntry[];
  after: Conversation;
  policy: HandoffPolicy;
  /** What was decided the last time did not hold. */
  again: boolean;
};
/** `entries` follow those that asked. */
export type Ringing = Required<Pick<Change, 'entries' | 'about' | 'alert' | 'decisions' | 'deliveries'>> &
  Pick<Change, 'rules'>;

/** What every stage is given. */
export type StagePorts = {
  journal: Journal;
  appender: Appender;
  committer: Committer;
  directory: Directory;
  watch: Watch;
  clock: Clock;
  newId: NewId;
  /** As of some seconds ago at the most. */
  botOf: (botId: string) => Promise<BotRow | null>;
  policyOf: (botId: string) => Promise<HandoffPolicy>;
  committed: Committing;
  heardOf: HeardOf;
  lags: Lags;
  /** Without it requests ring once `route` comes to them. */
  firstRing?: FirstRing;
  /** There once the workers are. */
  preparing?: Preparing;
};
