import type { Outbound, OutboundResult, TakenOutbound } from '../../ports/outbound.ts';
import { query, statement } from './pool.ts';
import type { Pool } from './pool.ts';

const SQL = {
  // An endpoint gets the events of a conversation in their order: the next one waits for the one before.
  take: statement(
    'take_outbound',
    `with taken as (
        update outbound set leased_until = $2, attempts = attempts + 1 where id in (
          select o.id from outbound o where o.state = 'queued' and o.due_at <= $1 and o.leased_until <= $1
              and not exists (select from outbound earlier where earlier.endpoint_id = o.endpoint_id and earlier.conversation_id = o.conversation_id
                and earlier.state = 'queued' and earlier.seq < o.seq)
            order by o.due_at limit $3 for update skip locked)
        returning *)
      select t.id, t.endpoint_id as "endpointId", e.url, e.secret, e.disabled_at is not null as disabled, t.event, t.attempts, t.created_at as "createdAt"
        from taken t join endpoints e on e.id = t.endpoint_id`,
  ),
  finish: statement(
    'finish_outbound',
    `update outbound set state = r.state, due_at = coalesce(r.due, due_at), leased_until = 0, last_status = r.status, last_error = r.error
      from jsonb_to_recordset($1::jsonb) as r(id uuid, state text, due bigint, status int, error text) where outbound.id = r.id`,
  ),
  nextDue: statement(
    'next_outbound',
    `select min(greatest(due_at, leased_until)) as at from outbound where state = 'queued'`,
  ),
  disable: statement(
    'disable_endpoint',
    'update endpoints set disabled_at = $2, disabled_reason = $3 where id = $1 and disabled_at is null',
  ),
};

export class PostgresOutbound implements Outbound {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  take = (now: number, lease: { until: number; limit: number }) =>
    query<TakenOutbound>(this.#pool, SQL.take, [now, lease.until, lease.limit]);

  async finish(results: OutboundResult[]): Promise<void> {
    const rows = results.map((result) => ({
      id: result.id,
      state: result.state,
      due: result.state === 'queued' ? result.dueAt : null,
      status: result.status,
      error: 'error' in result ? result.error : null,
    }));
    await query(this.#pool, SQL.finish, [JSON.stringify(rows)]);
  }

  async nextDue(): Promise<number | null> {
    const [row] = await query<{ at: number | null }>(this.#pool, SQL.nextDue, []);
    return row!.at;
  }

  async disableEndpoint(endpointId: string, at: number, reason: string): Promise<void> {
    await query(this.#pool, SQL.disable, [endpointId, at, reason]);
  }
}
