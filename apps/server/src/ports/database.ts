import type { Change, Committed } from './journal.ts';

export interface Sql {
  /** Runs a statement that the server prepares once, under `name`. */
  rows<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]>;
}

export interface Transaction extends Sql {
  /** Journal entries in the same transaction; do this last, it takes the organization's row. */
  commit(change: Change): Promise<Committed>;
}

/** For what is off the hot path: members, bots, keys, devices. */
export interface Database extends Sql {
  transaction<T>(run: (transaction: Transaction) => Promise<T>): Promise<T>;
}
