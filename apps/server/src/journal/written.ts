import type { Entry, NewEntry } from '@baton/protocol';
import { customerChanged } from '../ports/journal.ts';
import type { Change, Done, NewDelivery } from '../ports/journal.ts';
import type { Written } from '../ports/stage.ts';

const earliest = (rows: readonly { dueAt: number | null }[] = []): number | null =>
  rows.reduce<number | null>(
    (first, { dueAt }) => (dueAt === null ? first : Math.min(first ?? dueAt, dueAt)),
    null,
  );

/** The entries of a commit, whose last one is the journal's `head`. */
const numbered = (entries: NewEntry[], head: number): Entry[] =>
  entries.map((entry, n) => ({ ...entry, seq: head - entries.length + n + 1 }));

const isLeased = ({ leasedUntil }: NewDelivery): boolean => leasedUntil !== undefined;

/** What a committed change leaves to be told and to be done. Pure. */
export const writtenBy = (change: Omit<Change, 'organizationId'>, done: Done): Written => ({
  entries: numbered(
    [
      ...(done.customerChanged && change.attributes ? [customerChanged(change.attributes)] : []),
      ...(change.entries ?? []),
    ],
    done.head,
  ),
  leased: change.deliveries?.filter(isLeased) ?? [],
  about: change.about === undefined ? null : done.head - (change.entries?.length ?? 0) + change.about + 1,
  due: {
    timers: earliest(change.timers),
    deliveries: earliest(change.deliveries?.filter((row) => !isLeased(row))),
    outbound: earliest(change.outbound),
  },
});
