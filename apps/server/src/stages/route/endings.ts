import { endedBy } from '@baton/core';
import type { Ending } from '@baton/core';
import type { Entry } from '@baton/protocol';
import type { Deliveries, HoldingAlert } from '../../ports/deliveries.ts';
import type { Change, NewDelivery } from '../../ports/journal.ts';
import type { NewId } from '../../ports/clock.ts';

type Over = HoldingAlert & { ending: Ending };

/** A phone that was offline still gets the replacement when it comes back within this time: longer than any push it replaces. */
const REPLACEMENT_LIVES_MS = 6 * 3_600_000;

/** What this entry ends of what was told. */
export async function endings(deliveries: Deliveries, organizationId: string, entry: Entry): Promise<Over[]> {
  const found = endedBy(entry).map(async ({ of, kinds, ending }) => {
    const alerts = await deliveries.holding(organizationId, of, { before: entry.seq, kinds });
    return alerts.map((alert) => ({ ...alert, ending }));
  });
  return (await Promise.all(found)).flat();
}

type Replacing = { ended: Over[]; own: NewDelivery[]; seq: number; now: number };

/** Pushes that have not left never will; shown ones are replaced: by the member's own push about this entry, or else quietly. */
export function replacements(
  { newId }: { newId: NewId },
  { ended, own, seq, now }: Replacing,
): Pick<Change, 'over' | 'deliveries'> {
  const newest = new Map<string, Over>();
  for (const over of ended.toSorted((a, b) => a.seq - b.seq))
    for (const deviceId of over.deviceIds) newest.set(deviceId, over);
  const told = own.map((row) => ({ ...row, replaces: newest.get(row.deviceId)?.seq ?? null }));
  for (const { deviceId } of own) newest.delete(deviceId);
  const quiet = [...newest].map(([deviceId, { seq: replaces, ending }]) => ({
    id: newId(),
    conversationId: null,
    handoffId: null,
    deviceId,
    ring: 0,
    kind: 'over' as const,
    seq,
    dueAt: now,
    expiresAt: now + REPLACEMENT_LIVES_MS,
    loudness: 'quiet' as const,
    // Whether it is shown is known only once it can no longer leave: the commit looks.
    ifShown: true,
    replaces,
    ending,
  }));
  return { over: { seqs: ended.map((over) => over.seq), at: now }, deliveries: [...told, ...quiet] };
}
