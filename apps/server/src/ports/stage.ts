import type { Entry, HandoffPolicy } from '@baton/protocol';
import type { Appender } from '../journal/append.ts';
import type { Clock, NewId } from './clock.ts';
import type { Directory } from './directory.ts';
import type { Journal } from './journal.ts';

/** Tells this node and the others that something was committed; with the entries, where they are at hand, this node need not read them. */
export type Committing = (organizationId: string, entries?: Entry[]) => void;

/** What every stage is given. */
export type StagePorts = {
  journal: Journal;
  appender: Appender;
  directory: Directory;
  clock: Clock;
  newId: NewId;
  policyOf: (botId: string) => Promise<HandoffPolicy>;
  committed: Committing;
};
