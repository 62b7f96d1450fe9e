import { settingsChanged } from '@baton/core';
import { HandoffPolicy } from '@baton/protocol';
import type { Bot, ExplainedPolicy, NewEntry, PolicyChange, PolicyLayer } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Sql, Transaction } from '../ports/database.ts';
import type { ManagePorts } from './members.ts';

type Own = { id: string; own: PolicyLayer };

/** The policy of a new bot. */
export async function inheritedPolicy(sql: Sql, organizationId: string): Promise<HandoffPolicy> {
  return HandoffPolicy.parse(await organizationLayer(sql, organizationId));
}

/** When and how humans are called for a bot, and which of it the bot itself says. */
export async function botPolicy(
  { database }: Pick<ManagePorts, 'database'>,
  actor: Actor,
  botId: string,
): Promise<ExplainedPolicy> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const [bot] = await database.rows<Own>(
    'bot_own_policy',
    'select id, own_policy as own from bots where organization_id = $1 and id = $2',
    [organizationId, botId],
  );
  if (!bot) throw new RefusedError('not_found');
  return explained(await organizationLayer(database, organizationId), bot.own);
}

/** What counts for every bot that says nothing itself. */
export async function organizationPolicy(
  { database }: Pick<ManagePorts, 'database'>,
  actor: Actor,
): Promise<ExplainedPolicy> {
  demand(actor, 'chatbot.manage');
  return explained({}, await organizationLayer(database, actor.organizationId));
}

/** Changes what the bot itself says; running handoffs follow it from their next timer on. */
export async function changeBotPolicy(
  ports: ManagePorts,
  actor: Actor,
  { botId, change }: { botId: string; change: PolicyChange },
): Promise<ExplainedPolicy> {
  demand(actor, 'chatbot.manage');
  const { organizationId } = actor;
  await ports.database.transaction(async (transaction) => {
    const [bot] = await lockedBots(transaction, organizationId, botId);
    if (!bot) throw new RefusedError('not_found');
    const layer = await organizationLayer(transaction, organizationId);
    const own = changed(bot.own, change);
    const of = { settings: 'policy' as const, botId };
    const said = settingsChanged({ by: actor, of }, bot.own, own, ports.clock.now());
    await settle(ports, transaction, { organizationId, layer, bots: [{ ...bot, own }], said });
  });
  ports.committed(organizationId);
  return botPolicy(ports, actor, botId);
}

/** Changes what every bot inherits. */
export async function changeOrganizationPolicy(
  ports: ManagePorts,
  actor: Actor,
  change: PolicyChange,
): Promise<ExplainedPolicy> {
  demand(actor, 'chatbot.manage');
  const { organizationId } = actor;
  await ports.database.transaction(async (transaction) => {
    // Bots first, the organization's row last: it is every writer's.
    const bots = await lockedBots(transaction, organizationId, null);
    const before = await organizationLayer(transaction, organizationId);
    const layer = changed(before, change);
    const of = { settings: 'policy' as const };
    const said = settingsChanged({ by: actor, of }, before, layer, ports.clock.now());
    await transaction.rows('organization_policy_set', 'update organizations set policy = $2 where id = $1', [
      organizationId,
      JSON.stringify(layer),
    ]);
    await settle(ports, transaction, { organizationId, layer, bots, said });
  });
  ports.committed(organizationId);
  return organizationPolicy(ports, actor);
}

const explained = (organization: PolicyLayer, own: PolicyLayer): ExplainedPolicy => ({
  policy: HandoffPolicy.parse({ ...organization, ...own }),
  own,
  inherited: HandoffPolicy.parse(organization),
  organization,
});

const changed = (layer: PolicyLayer, change: PolicyChange): PolicyLayer =>
  Object.fromEntries(
    Object.entries({ ...layer, ...change }).filter(([, value]) => value !== null && value !== undefined),
  );

async function organizationLayer(sql: Sql, organizationId: string): Promise<PolicyLayer> {
  const [row] = await sql.rows<{ policy: PolicyLayer }>(
    'organization_policy',
    'select policy from organizations where id = $1',
    [organizationId],
  );
  return row?.policy ?? {};
}

/** One bot, or all: nobody else changes their policy until the transaction ends. */
const lockedBots = (sql: Sql, organizationId: string, botId: string | null): Promise<Own[]> =>
  sql.rows(
    'bots_policy_lock',
    'select id, own_policy as own from bots where organization_id = $1 and ($2::uuid is null or id = $2) order by id for update',
    [organizationId, botId],
  );

type Settling = { organizationId: string; layer: PolicyLayer; bots: Own[]; said: NewEntry[] };

/** Writes what counts now, and says so in the journal. */
async function settle(
  { clock }: ManagePorts,
  transaction: Transaction,
  { organizationId, layer, bots, said }: Settling,
): Promise<void> {
  const rows: Bot[] = [];
  for (const { id, own } of bots) {
    const policy = HandoffPolicy.parse({ ...layer, ...own });
    rows.push(
      ...(await transaction.rows<Bot>(
        'bot_policy_set',
        'update bots set own_policy = $2, policy = $3 where id = $1 returning id, name, status, platform, policy',
        [id, JSON.stringify(own), JSON.stringify(policy)],
      )),
    );
  }
  const at = clock.now();
  const entries = rows.map((bot) => ({ type: 'bot.changed' as const, at, bot }));
  await transaction.commit({ organizationId, entries: [...said, ...entries] });
}
