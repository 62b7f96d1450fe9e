import { RUNG_BY } from '@baton/core';
import type { Clock, NewId } from '../ports/clock.ts';
import type { Database } from '../ports/database.ts';
import type { Committing } from '../ports/stage.ts';

export type CanaryPorts = { database: Database; clock: Clock; newId: NewId; committed: Committing };
type Due = { id: string; organizationId: string; rung: boolean };

const DAY_MS = 86_400_000;
/** A phone that is off for the night answers when it is back. */
const LIVES_MS = DAY_MS / 2;
const TAKE = 500;

/**
 * The nightly silent push of each device: one that stops answering is seen before a customer needs it. Browsers get none, for they must show
 * every push. A phone with several addresses gets one, where it is rung. The row's due time moves on in the statement that takes it, so no node sends it
 * twice. Answers how many.
 */
export async function sendCanaries({ database, clock, newId, committed }: CanaryPorts): Promise<number> {
  const now = clock.now();
  const touched = new Set<string>();
  const count = await database.transaction(async (transaction) => {
    const due = await transaction.rows<Due>(
      'canaries_due',
      `update devices set canary_due_at = $2 where id in (select id from devices where gone_at is null and transport <> 'web_push'
          and canary_due_at <= $1 order by canary_due_at limit ${TAKE} for update skip locked)
        returning id, organization_id as "organizationId", not exists (select from devices o where o.installation = devices.installation
          and o.member_id = devices.member_id and o.gone_at is null and array_position($3, o.transport) < array_position($3, devices.transport)) as rung`,
      [now, now + DAY_MS, RUNG_BY],
    );
    const sent = due.filter(({ rung }) => rung);
    const groups = [...Map.groupBy(sent, ({ organizationId }) => organizationId)].sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    for (const [organizationId, devices] of groups) {
      touched.add(organizationId);
      const deliveries = devices.map(({ id: deviceId }) => ({
        id: newId(),
        conversationId: null,
        handoffId: null,
        deviceId,
        ring: now,
        kind: 'canary' as const,
        seq: 0,
        dueAt: now,
        expiresAt: now + LIVES_MS,
        loudness: 'quiet' as const,
      }));
      await transaction.commit({ organizationId, deliveries });
    }
    return sent.length;
  });
  for (const organizationId of touched) committed(organizationId);
  return count;
}
