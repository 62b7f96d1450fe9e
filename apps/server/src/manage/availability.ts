import type { Availability } from '@baton/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../ports/database.ts';
import type { PresenceReader } from '../ports/presence.ts';

type Ports = { database: Database; presence: PresenceReader; clock: Clock };
type Row = { reachable: number; waiting: number; typical: number | null };

const WEEK_MS = 7 * 86_400_000;

/** Whether a human could come now: somebody is online, or has a device that can be rung. */
export async function availability(
  { database, presence, clock }: Ports,
  organizationId: string,
  botId: string,
): Promise<Availability> {
  const checkedAt = clock.now();
  const [row] = await database.rows<Row>(
    'availability',
    `select
        (select count(distinct d.member_id)::int from devices d join members m on m.id = d.member_id
          where m.organization_id = $1 and m.left_at is null and d.gone_at is null) as reachable,
        (select count(*)::int from conversations where organization_id = $1 and bot_id = $2 and owner = 'queue') as waiting,
        (select percentile_disc(0.5) within group (order by (body->>'claimedAt')::bigint - (body->>'waitingSince')::bigint) from handoffs
          where organization_id = $1 and body->>'claimedAt' is not null and (body->>'claimedAt')::bigint > $3) as typical`,
    [organizationId, botId, checkedAt - WEEK_MS],
  );
  const online = presence.online(organizationId).length;
  const { reachable, waiting, typical } = row!;
  return {
    available: online > 0 || reachable > 0,
    online,
    reachable,
    waiting,
    typicalWaitMs: typical,
    checkedAt,
  };
}
