import type { Entry, HandoffPolicy, NewEntry } from '@baton/protocol';
import type { Appender } from '../journal/append.ts';
import type { Committer } from '../journal/commit.ts';
import type { Clock, NewId } from './clock.ts';
import type { BotRow, Directory } from './directory.ts';
import type { Journal, Loaded, NewDelivery } from './journal.ts';
import type { Watch } from './watch.ts';

/**
 * What a commit left: its entries, the deliveries that are this node's to send, and when the first of its timers, other deliveries and
 * webhooks falls due, in milliseconds.
 */
export type Written = {
  entries: Entry[];
  leased: NewDelivery[];
  due: { timers: number | null; deliveries: number | null; outbound: number | null };
};

/** Tells this node and the others that something was committed. With `written` this node need not look for it. */
export type Committing = (organizationId: string, written?: Written) => void;

/** Entries that are being committed, with their conversation as it will be: whoever acts on them next may prepare. It may not come to it. */
export type Expecting = (organizationId: string, entries: readonly NewEntry[], after: Loaded) => void;

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
  expecting?: Expecting;
};
