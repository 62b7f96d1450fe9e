import { randomUUID } from 'node:crypto';
import { NO_SETTINGS } from '@baton/core';
import type { MemberRules } from '@baton/core';
import { HandoffPolicy } from '@baton/protocol';
import type { Bot, EventOutType, Member, Role } from '@baton/protocol';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Journal } from '../../ports/journal.ts';
import type { Outbound } from '../../ports/outbound.ts';
import type { Watch } from '../../ports/watch.ts';
import { freshDatabase } from '../../trial-database.ts';
import { MemoryDeliveries } from '../memory/deliveries.ts';
import { MemoryDirectory } from '../memory/directory.ts';
import { MemoryJournal } from '../memory/journal.ts';
import { MemoryOutbound } from '../memory/outbound.ts';
import { Tables } from '../memory/tables.ts';
import { MemoryWatch, stepOfWorkflow } from '../memory/watch.ts';
import { openPostgres } from '../postgres/open.ts';

type Device = { organizationId: string; memberId: string; gone?: boolean; registeredAt?: number };
type Endpoint = { organizationId: string; botId: string; types: EventOutType[]; disabled?: boolean };
type Rules = Partial<Pick<MemberRules, 'quietHours' | 'overrideQuietHours'>> & { subscribed?: boolean };

/** What `manage` would have written, written past it. What has an id answers it. */
export type Furnish = {
  organization(name?: string): Promise<string>;
  bot(organizationId: string, name?: string): Promise<string>;
  member(organizationId: string, member: { name: string; role?: Role }): Promise<string>;
  leaves(memberId: string): Promise<unknown>;
  rules(memberId: string, botId: string, rules: Rules): Promise<void>;
  device(device: Device): Promise<string>;
  endpoint(endpoint: Endpoint): Promise<string>;
  /** Milliseconds. */
  stepLimit(workflowId: string, step: string, ms: number): Promise<unknown>;
};

export type UnderTest = {
  journal: Journal;
  deliveries: Deliveries;
  directory: Directory;
  outbound: Outbound;
  watch: Watch;
  furnish: Furnish;
  /** Forgets everything. */
  empty(): Promise<void>;
  close(): Promise<void>;
};

const ADDRESS = { token: 'ExpoPushToken[x]' };
const SECRET = 'whsec_c2VjcmV0';
const EPOCH = 'first-life';
/** What the rest depends on, and what depends on nothing. */
const KEPT =
  'organizations, handoffs, deliveries, entries, message_ids, inbox, timers, cursors, decisions, alerts, workflows, runs, step_timers, step_histories, step_limits, bot_updates, bot_health';
export const URL_OF_ENDPOINT = 'https://bot.example/hook';

/** Both engines, so that every promise of a port is checked on each. */
export const ENGINES: [string, () => Promise<UnderTest>][] = [
  ['memory', openMemory],
  ['postgres', openFreshPostgres],
];

async function openMemory(): Promise<UnderTest> {
  const tables = new Tables();
  return {
    journal: new MemoryJournal(tables),
    deliveries: new MemoryDeliveries(tables),
    directory: new MemoryDirectory(tables),
    outbound: new MemoryOutbound(tables),
    watch: new MemoryWatch(tables),
    furnish: furnishMemory(tables),
    empty: async () => Object.values(tables).forEach((table: Map<string, unknown>) => table.clear()),
    close: async () => undefined,
  };
}

const botOf = (id: string, name: string): Bot => ({
  id,
  name,
  status: 'running',
  platform: 'api',
  policy: HandoffPolicy.parse({}),
});

function furnishMemory(tables: Tables): Furnish {
  return {
    async organization(name = 'Meridian') {
      const id = randomUUID();
      tables.organizations.set(id, { id, name, epoch: EPOCH, entries: [] });
      return id;
    },
    async bot(organizationId, name = 'Booking') {
      const id = randomUUID();
      tables.bots.set(id, { ...botOf(id, name), organizationId });
      return id;
    },
    async member(organizationId, { name, role = 'operator' }) {
      const member: Member = { id: randomUUID(), name, role };
      tables.members.set(member.id, { ...member, organizationId, accessSince: 0 });
      return member.id;
    },
    leaves: async (memberId) => tables.members.delete(memberId),
    async rules(memberId, _botId, { subscribed = true, ...rules }) {
      const member_subject = { subscribed: { bot: subscribed } };
      tables.rules.set(memberId, { ...rules, settings: { ...NO_SETTINGS, member_subject } });
    },
    async device({ organizationId, memberId, gone = false, registeredAt = 0 }) {
      const id = randomUUID();
      const goneAt = gone ? 1 : null;
      const about = { id, organizationId, memberId, registeredAt, goneAt };
      tables.devices.set(id, { ...about, transport: 'expo', address: ADDRESS });
      return id;
    },
    async endpoint({ disabled = false, ...endpoint }) {
      const id = randomUUID();
      const disabledAt = disabled ? 1 : null;
      tables.endpoints.set(id, { id, ...endpoint, url: URL_OF_ENDPOINT, secret: SECRET, disabledAt });
      return id;
    },
    stepLimit: async (workflowId, step, ms) => tables.stepLimits.set(stepOfWorkflow(workflowId, step), ms),
  };
}

async function openFreshPostgres(): Promise<UnderTest> {
  const { connection, drop } = await freshDatabase();
  const failed = (error: unknown): void => {
    throw error;
  };
  const engine = await openPostgres(connection, { shared: false, failed });
  const { journal, deliveries, directory, outbound, watch } = engine;
  const furnish = furnishPostgres((text, values) => engine.pool.query(text, values));
  const empty = async (): Promise<void> => {
    await engine.pool.query(`truncate ${KEPT} cascade`);
  };
  const close = async (): Promise<void> => {
    await engine.close();
    await drop();
  };
  return { journal, deliveries, directory, outbound, watch, furnish, empty, close };
}

function furnishPostgres(query: (text: string, values: unknown[]) => Promise<unknown>): Furnish {
  /** Inserts a row with a new id in front. */
  const insert = async (into: string, values: unknown[]): Promise<string> => {
    const id = randomUUID();
    const places = ['$1', ...values.map((_, n) => `$${n + 2}`)].join(', ');
    await query(`insert into ${into} values (${places})`, [id, ...values]);
    return id;
  };
  return {
    organization: (name = 'Meridian') =>
      insert('organizations (id, name, epoch, created_at)', [name, EPOCH, 0]),
    bot(organizationId, name = 'Booking') {
      const { status, platform, policy } = botOf('', name);
      const row = [organizationId, name, status, platform, JSON.stringify(policy)];
      return insert('bots (id, organization_id, name, status, platform, policy)', row);
    },
    member: (organizationId, { name, role = 'operator' }) =>
      insert('members (id, organization_id, login_id, name, role)', [
        organizationId,
        randomUUID(),
        name,
        role,
      ]),
    leaves: (memberId) => query('update members set left_at = 1 where id = $1', [memberId]),
    async rules(memberId, botId, { subscribed = true, quietHours = null, overrideQuietHours = null }) {
      const hours = quietHours && JSON.stringify(quietHours);
      const set = 'update members set quiet_hours = $2, override_quiet_hours = $3 where id = $1';
      await query(set, [memberId, hours, overrideQuietHours]);
      await query(
        `insert into alert_settings select organization_id, id, 'bot', $2, $3 from members where id = $1`,
        [memberId, botId, JSON.stringify({ subscribed: { bot: subscribed } })],
      );
    },
    device: ({ organizationId, memberId, gone = false, registeredAt = 0 }) =>
      insert(
        'devices (id, organization_id, member_id, transport, address_key, address, label, registered_at, gone_at)',
        [
          organizationId,
          memberId,
          'expo',
          randomUUID(),
          JSON.stringify(ADDRESS),
          'Phone',
          registeredAt,
          gone ? 1 : null,
        ],
      ),
    endpoint: ({ organizationId, botId, types, disabled = false }) =>
      insert('endpoints (id, organization_id, bot_id, url, types, secret, disabled_at)', [
        organizationId,
        botId,
        URL_OF_ENDPOINT,
        JSON.stringify(types),
        SECRET,
        disabled ? 1 : null,
      ]),
    stepLimit: (...row) => query('insert into step_limits values ($1, $2, $3)', row),
  };
}
