import type { MemberRules } from '@baton/core';
import type { Bot, EventOutType, Member, Scenario } from '@baton/protocol';
import type { BotRow, Directory, MemberRow, Queue } from '../../ports/directory.ts';
import { query } from './pool.ts';
import type { Pool, Statement } from './pool.ts';
import { CONVERSATION_COLUMNS, conversationOf, CONVERSATIONS } from './rows.ts';
import type { ConversationRow } from './rows.ts';

const statement = (name: string, text: string): Statement => ({ name, text });
const BOT = 'id, name, status, platform, policy';

const SQL = {
  organization: statement('organization', 'select id, name from organizations where id = $1'),
  bot: statement('bot', `select ${BOT}, organization_id as "organizationId" from bots where id = $1`),
  bots: statement('bots', `select ${BOT} from bots where organization_id = $1 order by id`),
  scenarios: statement(
    'scenarios',
    'select id, name, enabled, triggers, answer from scenarios where bot_id = $1 order by id',
  ),
  members: statement(
    'members',
    'select id, name, role from members where organization_id = $1 and left_at is null order by id',
  ),
  member: statement(
    'member',
    'select id, name, role, organization_id as "organizationId", access_since as "accessSince" from members where id = $1 and left_at is null',
  ),
  memberRules: statement(
    'member_rules',
    `select m.id as "memberId", m.role, coalesce(s.escalations, true) as subscribed, m.quiet_hours as "quietHours",
        m.override_quiet_hours as "overrideQuietHours", null as viewing,
        coalesce((select array_agg(d.id order by d.id) from devices d where d.member_id = m.id and d.gone_at is null), '{}') as "deviceIds"
      from members m left join subscriptions s on s.member_id = m.id and s.bot_id = $2
      where m.organization_id = $1 and m.left_at is null order by m.id`,
  ),
  queue: statement(
    'queue',
    `select o.name as organization_name, o.epoch, o.head, ${CONVERSATION_COLUMNS} from organizations o
      left join (${CONVERSATIONS}) on c.organization_id = o.id and (c.closed_at is null or c.closed_at >= $2)
      where o.id = $1 order by (c.owner in ('queue', 'operator')) desc, c.updated_at desc limit 500`,
  ),
  listens: statement(
    'listens',
    'select 1 from endpoints where organization_id = $1 and disabled_at is null limit 1',
  ),
  endpoints: statement(
    'endpoints',
    'select id from endpoints where bot_id = $1 and types ? $2 and disabled_at is null',
  ),
};

type QueueRow = { organization_name: string; epoch: string; head: number } & (ConversationRow | { id: null });

export class PostgresDirectory implements Directory {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  organization = (id: string) => this.#first<{ id: string; name: string }>(SQL.organization, [id]);
  bot = (id: string) => this.#first<BotRow>(SQL.bot, [id]);
  bots = (organizationId: string) => query<Bot>(this.#pool, SQL.bots, [organizationId]);
  scenarios = (botId: string) => query<Scenario>(this.#pool, SQL.scenarios, [botId]);
  members = (organizationId: string) => query<Member>(this.#pool, SQL.members, [organizationId]);
  member = (id: string) => this.#first<MemberRow>(SQL.member, [id]);
  memberRules = (organizationId: string, botId: string) =>
    query<MemberRules>(this.#pool, SQL.memberRules, [organizationId, botId]);
  endpoints = (botId: string, type: EventOutType) =>
    query<{ id: string }>(this.#pool, SQL.endpoints, [botId, type]);

  async listens(organizationId: string): Promise<boolean> {
    return (await query(this.#pool, SQL.listens, [organizationId])).length > 0;
  }

  async queue(organizationId: string, closedSince: number): Promise<Queue | null> {
    const rows = await query<QueueRow>(this.#pool, SQL.queue, [organizationId, closedSince]);
    const [first] = rows;
    if (!first) return null;
    const conversations = rows
      .flatMap((row) => (row.id === null ? [] : [conversationOf(row as ConversationRow)]))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      cursor: { epoch: first.epoch, seq: first.head },
      organization: { id: organizationId, name: first.organization_name },
      conversations,
    };
  }

  async #first<Row extends object>(sql: Statement, values: unknown[]): Promise<Row | null> {
    const [row] = await query<Row>(this.#pool, sql, values);
    return row ?? null;
  }
}
