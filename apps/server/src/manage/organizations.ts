import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Bot, Member, Scenario } from '@baton/protocol';
import { RefusedError } from '../journal/refused.ts';
import type { Database, Transaction } from '../ports/database.ts';
import { inheritedPolicy } from './bot-policy.ts';
import { addMember } from './members.ts';
import type { ManagePorts } from './members.ts';
import type { Logins } from './logins.ts';

export async function addOrganization(
  transaction: Transaction,
  organization: { id: string; name: string },
  now: number,
): Promise<void> {
  await transaction.rows(
    'organization_add',
    'insert into organizations (id, name, epoch, created_at) values ($1, $2, $3, $4)',
    [organization.id, organization.name, randomBytes(6).toString('base64url'), now],
  );
}

export async function addBot(
  transaction: Transaction,
  organizationId: string,
  wanted: { id: string; name: string; platform: Bot['platform'] },
  now: number,
): Promise<Bot> {
  const bot: Bot = {
    ...wanted,
    status: 'running',
    policy: await inheritedPolicy(transaction, organizationId),
  };
  await transaction.rows(
    'bot_add',
    'insert into bots (id, organization_id, name, status, platform, policy) values ($1, $2, $3, $4, $5, $6)',
    [bot.id, organizationId, bot.name, bot.status, bot.platform, JSON.stringify(bot.policy)],
  );
  await transaction.commit({ organizationId, entries: [{ type: 'bot.added', at: now, bot }] });
  return bot;
}

export async function addScenario(
  transaction: Transaction,
  botId: string,
  scenario: Scenario,
): Promise<void> {
  await transaction.rows(
    'scenario_add',
    'insert into scenarios (id, bot_id, name, enabled, triggers, answer) values ($1, $2, $3, $4, $5, $6)',
    [scenario.id, botId, scenario.name, scenario.enabled, JSON.stringify(scenario.triggers), scenario.answer],
  );
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A fresh one-time token while the server has no owner, else `null`. Each start makes the earlier one void. */
export async function setupToken(database: Database): Promise<string | null> {
  const [organization] = await database.rows('any_organization', 'select id from organizations limit 1', []);
  if (organization) return null;
  const token = randomBytes(24).toString('base64url');
  const value = JSON.stringify(digest(token).toString('base64url'));
  await database.rows(
    'setup_token',
    `insert into settings values ('setup', $1) on conflict (key) do update set value = excluded.value`,
    [value],
  );
  return token;
}

type FirstOwner = { token: string; organization: string; name: string; email: string; password: string };

/** The first owner, by the link that the first start printed. */
export async function setUp(
  { database, clock, newId, committed }: ManagePorts,
  logins: Logins,
  wanted: FirstOwner,
): Promise<Member> {
  const [row] = await database.rows<{ value: string }>(
    'setup_token_read',
    `select value from settings where key = 'setup'`,
    [],
  );
  if (!row) throw new RefusedError('already_set_up');
  if (!timingSafeEqual(Buffer.from(row.value, 'base64url'), digest(wanted.token)))
    throw new RefusedError('link_invalid');
  const loginId = await logins.create(wanted);
  const organization = { id: newId(), name: wanted.organization };
  const owner: Member = { id: newId(), name: wanted.name, role: 'owner' };
  await database.transaction(async (transaction) => {
    const used = await transaction.rows(
      'setup_token_use',
      `delete from settings where key = 'setup' returning key`,
      [],
    );
    if (used.length === 0) throw new RefusedError('already_set_up');
    await addOrganization(transaction, organization, clock.now());
    await addMember(transaction, { loginId, organizationId: organization.id }, owner, clock.now());
  });
  committed(organization.id);
  return owner;
}
