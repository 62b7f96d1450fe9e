import type { AlertFigures } from '@baton/protocol';
import type { Database } from '../ports/database.ts';

/** A device is silent once it has left two nightly canaries unanswered, each for an hour at least; that its app was started is no answer. `now` is a placeholder's number. */
export const silentSince = (now: string): string =>
  `(select min(v.sent_at) from deliveries v where v.device_id = devices.id and v.kind = 'canary' and v.sent_at is not null
      and v.sent_at > greatest(coalesce(devices.last_ack_at, 0), devices.asked_since) and v.sent_at < ${now} - 3600000 having count(*) >= 2)`;

const MOST_REASONS = 50;

/** How well pushes get through: what was sent and how fast, what was not and why, whom nobody can reach. */
export async function alertFigures(
  database: Database,
  organizationId: string,
  { since, now }: { since: number; now: number },
): Promise<AlertFigures> {
  const [sent, notSent, lost, devices, faults, unreachable, silentDevices] = await Promise.all([
    database.rows<AlertFigures['sent'][number]>(
      'figures_sent',
      `select v.kind, x.transport, count(*) filter (where v.sent_at is not null)::int as accepted, count(*) filter (where v.state = 'failed')::int as failed,
          count(*) filter (where v.state = 'expired')::int as expired,
          count(*) filter (where v.state in ('received', 'opened', 'acted') or (v.state = 'replaced' and v.ledger @> '[{"what": "received"}]'))::int as acknowledged,
          percentile_disc(0.5) within group (order by v.sent_at - v.created_at) filter (where v.sent_at is not null) as "p50Ms",
          percentile_disc(0.99) within group (order by v.sent_at - v.created_at) filter (where v.sent_at is not null) as "p99Ms"
        from deliveries v join devices x on x.id = v.device_id where v.organization_id = $1 and v.created_at > $2 group by 1, 2 order by 1, 2`,
      [organizationId, since],
    ),
    database.rows<AlertFigures['notSent'][number]>(
      'figures_not_sent',
      `select a.kind, d.verdict, d.reason, count(*)::int from decisions d join alerts a on a.organization_id = d.organization_id and a.seq = d.seq
        where d.organization_id = $1 and d.at > $2 and d.verdict in ('skip', 'hold') group by 1, 2, 3 order by 4 desc`,
      [organizationId, since],
    ),
    database.rows<AlertFigures['lost'][number]>(
      'figures_lost',
      `select x.transport, v.state, coalesce(v.detail, 'unknown') as reason, count(*)::int from deliveries v join devices x on x.id = v.device_id
        where v.organization_id = $1 and v.created_at > $2 and v.state in ('failed', 'expired') group by 1, 2, 3 order by 4 desc limit ${MOST_REASONS}`,
      [organizationId, since],
    ),
    database.rows<AlertFigures['devices'][number]>(
      'figures_devices',
      `select transport, count(*)::int as registered, count("silentSince")::int as silent
        from (select devices.transport, ${silentSince('$2::bigint')} as "silentSince" from devices join members m on m.id = devices.member_id
          where devices.organization_id = $1 and devices.gone_at is null and m.left_at is null) d group by 1 order by 1`,
      [organizationId, now],
    ),
    database.rows<AlertFigures['faults'][number]>(
      'figures_faults',
      'select transport, since, reason from push_faults where until is null or until > $1 order by since',
      [now],
    ),
    database.rows<AlertFigures['unreachable'][number]>(
      'figures_unreachable',
      `select b.id as "botId", b.name, r.since from bot_reach r join bots b on b.id = r.bot_id where r.organization_id = $1 and r.reachable = 0 order by 2`,
      [organizationId],
    ),
    database.rows<AlertFigures['silentDevices'][number]>(
      'figures_silent',
      `select * from (select json_build_object('memberId', m.id, 'name', m.name) as member, devices.label, ${silentSince('$2::bigint')} as "silentSince"
        from devices join members m on m.id = devices.member_id where devices.organization_id = $1 and devices.gone_at is null and m.left_at is null) d
        where "silentSince" is not null`,
      [organizationId, now],
    ),
  ]);
  return { since, sent, notSent, lost, devices, faults, unreachable, silentDevices };
}
