import type { SettingLayers } from '@baton/core';
import type {
  Bot,
  CannedReply,
  CustomerAttribute,
  EventOutType,
  Label,
  Member,
  Scenario,
} from '@baton/protocol';
import type {
  BotRow,
  Directory,
  MemberRow,
  Queue,
  Rules,
  RuledMember,
  RulesAbout,
  StoredAttachment,
} from '../../ports/directory.ts';
import { query, statement } from './pool.ts';
import type { Pool, Statement } from './pool.ts';
import { CONVERSATION_COLUMNS, conversationOf, CONVERSATIONS } from './rows.ts';
import type { ConversationRow } from './rows.ts';

const BOT = 'id, name, status, platform, policy';

const SQL = {
  organization: statement('organization', 'select id, name from organizations where id = $1'),
  bot: statement('bot', `select ${BOT}, organization_id as "organizationId" from bots where id = $1`),
  bots: statement('bots', `select ${BOT} from bots where organization_id = $1 order by id`),
  contentFree: statement(
    'content_free',
    `select coalesce((o.policy->>'contentFreePushes')::boolean, false) or exists (select from bots b where b.organization_id = o.id
        and (b.policy->>'contentFreePushes')::boolean) as says from organizations o where o.id = $1`,
  ),
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
  attachment: statement(
    'attachment',
    `select id, name, type, octet_length(content) as bytes, width, height, conversation_id as "conversationId", member_id as "memberId"
      from attachments where organization_id = $1 and id = $2`,
  ),
  attributes: statement(
    'customer_attributes',
    'select key, value, source, at from customer_attributes where organization_id = $1 and customer_id = $2 order by key',
  ),
  labels: statement('labels', 'select id, name, colour from labels where organization_id = $1 order by id'),
  cannedReplies: statement(
    'canned_replies',
    'select id, shortcut, text, bot_id as "botId" from canned_replies where organization_id = $1 order by id',
  ),
  memberRules: statement(
    'member_rules',
    `with rung as (
        select v.device_id, max(v.expires_at) as until from handoffs h join deliveries v on v.handoff_id = h.id
          where $3::text is not null and h.organization_id = $1 and h.state = 'waiting'
            and v.kind = 'escalation' and v.state in ('queued', 'accepted') and v.expires_at > $5 group by v.device_id),
      ringing as (select d.member_id, max(rung.until) as until from rung join devices d on d.id = rung.device_id group by d.member_id)
      select m.id as "memberId", m.name, m.role, m.language, m.quiet_hours as "quietHours", m.override_quiet_hours as "overrideQuietHours",
        m.snoozed_until as "snoozedUntil", null as viewing, false as online,
        coalesce((select json_agg(json_build_object('id', d.id, 'transport', d.transport, 'installation', d.installation,
            'address', case when $3::text is null and $6 then d.address end) order by d.id)
          from devices d where d.member_id = m.id and d.gone_at is null), '[]') as devices,
        (select settings from alert_settings where organization_id = $1 and member_id is null and subject_id is null) as organization,
        (select settings from alert_settings where organization_id = $1 and member_id is null and subject_id = $2) as organization_subject,
        (select settings from alert_settings s where s.organization_id = $1 and s.member_id = m.id and s.subject_id is null) as member,
        (select settings from alert_settings s where s.organization_id = $1 and s.member_id = m.id and s.subject_id = $2) as member_subject,
        case when $3::text is not null then (select max(x.at) from decisions x where x.organization_id = $1 and x.tag = $3 and x.member_id = m.id
          and x.verdict in ('push', 'push_quietly') and x.at > $4) end as "pushedAt",
        ringing.until as "ringingUntil", (select rules_version::text from organizations where id = $1) as version
      from members m left join ringing on ringing.member_id = m.id where m.organization_id = $1 and m.left_at is null order by m.id`,
  ),
  queue: statement(
    'queue',
    `select o.name as organization_name, o.epoch, o.head, ${CONVERSATION_COLUMNS} from organizations o
      left join (${CONVERSATIONS}) on c.organization_id = o.id and (c.closed_at is null or c.closed_at >= $2)
      where o.id = $1 order by (c.owner in ('queue', 'operator')) desc, c.updated_at desc limit 2000`,
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

type RulesRow = Omit<RuledMember, 'settings'> & SettingLayers & { version: string };

const ruledMemberOf = ({
  organization,
  organization_subject,
  member,
  member_subject,
  version: _version,
  ...rest
}: RulesRow): RuledMember => ({
  ...rest,
  settings: { organization, organization_subject, member, member_subject },
});

export class PostgresDirectory implements Directory {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async contentFree(organizationId: string): Promise<boolean> {
    return (await this.#first<{ says: boolean }>(SQL.contentFree, [organizationId]))?.says ?? false;
  }

  organization = (id: string) => this.#first<{ id: string; name: string }>(SQL.organization, [id]);
  bot = (id: string) => this.#first<BotRow>(SQL.bot, [id]);
  bots = (organizationId: string) => query<Bot>(this.#pool, SQL.bots, [organizationId]);
  scenarios = (botId: string) => query<Scenario>(this.#pool, SQL.scenarios, [botId]);
  members = (organizationId: string) => query<Member>(this.#pool, SQL.members, [organizationId]);
  attachment = async (organizationId: string, id: string): Promise<StoredAttachment | null> => {
    const row = await this.#first<StoredAttachment & { width: number | null; height: number | null }>(
      SQL.attachment,
      [organizationId, id],
    );
    if (!row) return null;
    const { width, height, ...rest } = row;
    return width === null || height === null ? rest : { ...rest, width, height };
  };
  attributes = (organizationId: string, customerId: string) =>
    query<CustomerAttribute>(this.#pool, SQL.attributes, [organizationId, customerId]);
  labels = (organizationId: string) => query<Label>(this.#pool, SQL.labels, [organizationId]);
  cannedReplies = (organizationId: string) =>
    query<CannedReply>(this.#pool, SQL.cannedReplies, [organizationId]);
  member = (id: string) => this.#first<MemberRow>(SQL.member, [id]);
  memberRules = async (organizationId: string, about: RulesAbout): Promise<RuledMember[]> =>
    (await this.rules(organizationId, about)).members;

  ringRules = (organizationId: string, botId: string): Promise<Rules> =>
    this.rules(organizationId, { subject: { type: 'bot', id: botId }, noise: null });

  async rules(organizationId: string, { subject, noise, addresses = true }: RulesAbout): Promise<Rules> {
    const { tag, since, now } = noise ?? { tag: null, since: 0, now: 0 };
    const about = [subject.id, tag, since, now, addresses];
    const rows = await query<RulesRow>(this.#pool, SQL.memberRules, [organizationId, ...about]);
    return { version: rows[0]?.version ?? null, members: rows.map(ruledMemberOf) };
  }

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
