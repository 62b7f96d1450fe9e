import type { HandoffPolicy } from '@baton/protocol';
import type { Appender } from '../journal/append.ts';
import type { Clock, NewId } from './clock.ts';
import type { Directory } from './directory.ts';
import type { Journal } from './journal.ts';

/** What every stage is given. */
export type StagePorts = {
  journal: Journal;
  appender: Appender;
  directory: Directory;
  clock: Clock;
  newId: NewId;
  policyOf: (botId: string) => Promise<HandoffPolicy>;
  /** Tells this node and the others that something was committed. */
  committed: (organizationId: string) => void;
};
