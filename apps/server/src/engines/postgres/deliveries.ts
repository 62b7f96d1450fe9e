import type { Ended } from '@baton/core';
import type { AlertKind, Conversation } from '@baton/protocol';
import type {
  Confirmation,
  Deliveries,
  DeliveryResult,
  DeliveryState,
  HeldDecision,
  HoldingAlert,
  Lane,
  TakenDelivery,
  TicketedDelivery,
} from '../../ports/deliveries.ts';
import { RINGING_KINDS } from '../../ports/deliveries.ts';
import { query, statement } from './pool.ts';
import type { Pool } from './pool.ts';
import { CONVERSATION_COLUMNS, conversationOf, CONVERSATIONS } from './rows.ts';
import type { ConversationRow } from './rows.ts';

/** A line of the ledger, as jsonb; `what` and `detail` are SQL. */
const step = (what: string, detail: string): string =>
  `jsonb_build_object('at', (extract(epoch from clock_timestamp()) * 1000)::bigint, 'what', ${what}, 'detail', ${detail})`;

/** `isRinging` as SQL. */
const RINGING = `(q.loudness = 'critical' or q.kind in (${RINGING_KINDS.map((kind) => `'${kind}'`).join(', ')}))`;

/** No push is under way for longer; older rows are not looked at. */
const LONGEST_MS = 6 * 3_600_000;

/** What the pushes of `source` (rows with an id) took the place of, on their devices. `title` is SQL. */
const replacing = (source: string, title: string): string =>
  `update deliveries shown set state = 'replaced', ledger = shown.ledger || ${step(`'replaced'`, title)}
    from ${source} r join deliveries newer on newer.id = r.id
    where shown.device_id = newer.device_id and shown.state in ('accepted', 'received') and shown.seq < newer.seq
      and ((newer.kind in ('claimed', 'withdrawn') and shown.handoff_id = newer.handoff_id and shown.kind = 'escalation')
        or (shown.handoff_id is null and shown.organization_id = newer.organization_id and shown.seq = newer.replaces))`;

const FINISH = `update deliveries set state = r.state, ticket = coalesce(r.ticket, deliveries.ticket), detail = r.detail, leased_until = 0,
        due_at = coalesce(r.due, due_at), sent_at = coalesce(r.at, sent_at),
        ledger = ledger || ${step(`case when r.state = 'queued' then 'tried' else r.state end`, 'r.detail')}`;
const RESULTS =
  'jsonb_to_recordset($1::jsonb) as r(id uuid, state text, ticket text, detail text, due bigint, at bigint, replacing text)';
const FINISHED = `where deliveries.id = r.id and deliveries.state in ('queued', 'expired')`;

const HOLDING = `select a.seq, a.tag, coalesce(array_agg(distinct v.device_id) filter (where v.device_id is not null), '{}') as "deviceIds"
      from alerts a left join deliveries v on v.organization_id = a.organization_id and v.seq = a.seq and v.handoff_id is null and v.digest is null
        and (v.state in ('queued', 'accepted', 'received') or (v.state = 'expired' and v.attempts > 0))
      where a.organization_id = $1 and a.over_at is null and a.seq < $2 and a.kind = any($3)`;

const SQL = {
  // The lease does not wait for the disk: a database that crashes forgets it, and the push, whose row is safe, leaves once more.
  // One push about a handoff at a time and device, so that "claimed" never overtakes the ring that it replaces.
  take: statement(
    'take_deliveries',
    `with taken as (
        update deliveries set leased_until = $2, attempts = attempts + 1 where id in (
          select q.id from deliveries q join devices addressed on addressed.id = q.device_id where q.state = 'queued' and q.due_at <= $1 and q.leased_until <= $1
              and addressed.transport || ' ' || ${RINGING}::text <> all ($4::text[])
              and not exists (select from deliveries under_way where under_way.handoff_id = q.handoff_id and under_way.device_id = q.device_id
                and under_way.leased_until > $1)
              and not exists (select from deliveries under_way where q.kind in ('over', 'bot_health') and under_way.device_id = q.device_id and under_way.handoff_id is null
                and under_way.leased_until > $1 and under_way.created_at > $1 - ${LONGEST_MS} and under_way.seq < q.seq)
            order by (q.kind = 'escalation') desc, ${RINGING} desc, q.due_at limit $3 for update of q skip locked)
        returning *)
      select t.id as delivery_id, t.organization_id as "organizationId", t.conversation_id as "conversationId", t.handoff_id as "handoffId",
          t.device_id as "deviceId", t.ring, t.kind, t.seq, t.due_at as "dueAt", t.expires_at as "expiresAt", t.attempts,
          d.member_id as "memberId", d.transport, d.address, (d.gone_at is not null or d.organization_id <> t.organization_id) as gone,
          t.loudness, t.digest, t.replaces, t.ending, a.body as notice, coalesce(b.name, a.body->>'name') as name, m.language,
          case when t.kind = 'over' then exists (select from alerts n where n.organization_id = a.organization_id and n.tag = a.tag
              and n.over_at is null and n.seq > t.seq)
            else coalesce(a.over_at is not null or (a.body->>'handoffId' is not null and not exists (select from handoffs h
            where h.id = (a.body->>'handoffId')::uuid and h.state = 'waiting')), false) end as over, ${CONVERSATION_COLUMNS}
        from (select set_config('synchronous_commit', 'off', true)) unhurried, taken t join devices d on d.id = t.device_id join members m on m.id = d.member_id
          left join alerts a on a.organization_id = t.organization_id and a.seq = case when t.kind = 'over' then t.replaces else t.seq end
            and t.kind in ('bot_update', 'workflow', 'bot_health', 'conversation', 'over')
          left join bots b on b.id = a.subject_id
          left join (${CONVERSATIONS}) on c.id = t.conversation_id`,
  ),
  finish: statement('finish_deliveries', `${FINISH} from ${RESULTS} ${FINISHED}`),
  finishReplacing: statement(
    'finish_replacing',
    `with results as (select * from ${RESULTS}), finished as (${FINISH} from results r ${FINISHED})
      ${replacing('results', 'r.replacing')} and r.replacing is not null`,
  ),
  nextDue: statement(
    'next_delivery',
    `select min(greatest(due_at, leased_until)) as at from deliveries where state = 'queued'`,
  ),
  ticketed: statement(
    'ticketed_deliveries',
    `select v.id, v.device_id as "deviceId", d.transport, v.ticket, v.sent_at as "sentAt" from deliveries v join devices d on d.id = v.device_id
      where v.ticket is not null and v.sent_at > $1 and v.sent_at <= $2 order by v.sent_at limit $3`,
  ),
  confirm: statement(
    'confirm_deliveries',
    `update deliveries set ticket = null, detail = coalesce(r.failed, detail),
        ledger = ledger || ${step(`'receipt'`, `coalesce(r.failed, 'delivered')`)},
        state = case when r.failed is not null and deliveries.state = 'accepted' then 'failed' else deliveries.state end
      from jsonb_to_recordset($1::jsonb) as r(id uuid, failed text) where deliveries.id = r.id`,
  ),
  deviceGone: statement(
    'device_gone',
    'update devices set gone_at = $2 where id = $1 and gone_at is null and registered_at <= $3',
  ),
  acknowledge: statement(
    'acknowledge_delivery',
    `with delivery as (
        update deliveries set state = case when state = 'acted' or ($2 = 'received' and state in ('opened', 'replaced')) then state else $2 end,
          ledger = ledger || ${step('$2::text', 'null::text')} where id = $1
        returning id, device_id, kind, replaces),
        replaced as (${replacing('delivery', 'null::text')})
      update devices set last_ack_at = greatest(coalesce(last_ack_at, 0), $3) where id in (select device_id from delivery)`,
  ),
  find: statement(
    'find_delivery',
    'select v.organization_id as "organizationId", v.handoff_id as "handoffId", v.state, d.member_id as "memberId" from deliveries v join devices d on d.id = v.device_id where v.id = $1',
  ),
  heldDue: statement(
    'held_due',
    `select d.organization_id as "organizationId", d.seq, d.member_id as "memberId", d.round, a.kind,
        json_build_object('type', a.subject_type, 'id', a.subject_id) as subject, coalesce(b.name, a.body->>'name', '') as name, a.body,
        a.over_at is not null as over
      from decisions d join alerts a on a.organization_id = d.organization_id and a.seq = d.seq left join bots b on b.id = a.subject_id
      where d.verdict = 'hold' and d.settled_at is null and d.until <= $1 order by d.member_id, d.seq limit $2`,
  ),
  nextHeld: statement(
    'next_held',
    `select min(until) as at from decisions where verdict = 'hold' and settled_at is null`,
  ),
  holding: statement('holding_alerts', `${HOLDING} and a.tag = $4 group by a.seq, a.tag`),
  unheard: statement(
    'holding_unheard',
    `${HOLDING} and a.kind = 'bot_health.unreachable' and a.body->>'handoffId' = $4 group by a.seq, a.tag`,
  ),
  ringed: statement(
    'ringed_devices',
    `select device_id as "deviceId", bool_or(state in ('accepted', 'received', 'opened') or (state in ('queued', 'expired') and attempts > 0)) as left
      from deliveries where handoff_id = $1 and kind = 'escalation' group by device_id`,
  ),
};

type TakenRow = Omit<TakenDelivery, 'id' | 'device' | 'conversation'> & {
  delivery_id: string;
  transport: string;
  address: unknown;
  gone: boolean;
} & Partial<ConversationRow>;

const takenOf = (row: TakenRow): TakenDelivery => {
  const conversation: Conversation | null =
    row.conversationId === null ? null : conversationOf(row as ConversationRow);
  const {
    delivery_id: id,
    organizationId,
    conversationId,
    handoffId,
    deviceId,
    memberId,
    ring,
    kind,
    seq,
    dueAt,
    expiresAt,
    attempts,
    loudness = 'normal',
    digest = null,
    replaces = null,
    ending = null,
    notice,
    name,
    over,
    language,
  } = row;
  const device = { transport: row.transport, address: row.address, gone: row.gone };
  return {
    id,
    organizationId,
    conversationId,
    handoffId,
    deviceId,
    memberId,
    ring,
    kind,
    seq,
    dueAt,
    expiresAt,
    attempts,
    loudness,
    digest,
    replaces,
    ending,
    notice,
    name,
    over,
    language,
    device,
    conversation,
  };
};

export class PostgresDeliveries implements Deliveries {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async take(
    now: number,
    { until, limit, full = [] }: { until: number; limit: number; full?: Lane[] },
  ): Promise<TakenDelivery[]> {
    const lanes = full.map(({ transport, ringing }) => `${transport} ${ringing}`);
    return (await query<TakenRow>(this.#pool, SQL.take, [now, until, limit, lanes])).map(takenOf);
  }

  async finish(results: DeliveryResult[]): Promise<void> {
    const rows = results.map((result) => ({
      id: result.id,
      state: result.state,
      ticket: result.state === 'accepted' ? result.ticket : null,
      detail: 'detail' in result ? result.detail : null,
      due: result.state === 'queued' ? result.dueAt : null,
      at: result.state === 'accepted' ? result.at : null,
      replacing: result.state === 'accepted' ? result.replacing : undefined,
    }));
    const replaces = rows.some((row) => row.replacing !== undefined);
    await query(this.#pool, replaces ? SQL.finishReplacing : SQL.finish, [JSON.stringify(rows)]);
  }

  async nextDue(): Promise<number | null> {
    const [row] = await query<{ at: number | null }>(this.#pool, SQL.nextDue, []);
    return row!.at;
  }

  ticketed = (sent: { after: number; until: number }, limit: number) =>
    query<TicketedDelivery>(this.#pool, SQL.ticketed, [sent.after, sent.until, limit]);

  async confirm(confirmations: Confirmation[]): Promise<void> {
    await query(this.#pool, SQL.confirm, [JSON.stringify(confirmations)]);
  }

  async deviceGone(deviceId: string, at: number, since: number): Promise<void> {
    await query(this.#pool, SQL.deviceGone, [deviceId, at, since]);
  }

  async acknowledge(deliveryId: string, what: 'received' | 'opened' | 'acted', at: number): Promise<void> {
    await query(this.#pool, SQL.acknowledge, [deliveryId, what, at]);
  }

  async find(deliveryId: string): Promise<DeliveryState | null> {
    const [row] = await query<DeliveryState>(this.#pool, SQL.find, [deliveryId]);
    return row ?? null;
  }

  heldDue = (now: number, limit: number) => query<HeldDecision>(this.#pool, SQL.heldDue, [now, limit]);

  async nextHeld(): Promise<number | null> {
    const [row] = await query<{ at: number | null }>(this.#pool, SQL.nextHeld, []);
    return row!.at;
  }

  holding = (
    organizationId: string,
    of: Ended['of'],
    { before, kinds }: { before: number; kinds: AlertKind[] },
  ) =>
    'tag' in of
      ? query<HoldingAlert>(this.#pool, SQL.holding, [organizationId, before, kinds, of.tag])
      : query<HoldingAlert>(this.#pool, SQL.unheard, [organizationId, before, kinds, of.handoffId]);

  ringedDevices = (handoffId: string) =>
    query<{ deviceId: string; left: boolean }>(this.#pool, SQL.ringed, [handoffId]);
}
