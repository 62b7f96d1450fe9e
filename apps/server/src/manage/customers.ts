import type { Conversation, CustomerProfile, Handoff } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database, Sql } from '../ports/database.ts';
import type { Journal } from '../ports/journal.ts';

type Ports = { database: Database; journal: Journal; clock: Clock };

const CONVERSATIONS_SHOWN = 50;
const HANDOFFS_SHOWN = 50;

async function customerOf(
  { journal }: Ports,
  actor: Actor,
  conversationId: string,
): Promise<Conversation['customer']> {
  demand(actor, 'chatbot.respond');
  const loaded = await journal.load(actor.organizationId, conversationId);
  if (!loaded) throw new RefusedError('not_found');
  return loaded.conversation.customer;
}

/** Everything that is known of the customer of a conversation. */
export async function profileOf(
  ports: Ports,
  actor: Actor,
  conversationId: string,
): Promise<CustomerProfile> {
  const { database, journal } = ports;
  const { organizationId } = actor;
  const customer = await customerOf(ports, actor, conversationId);
  const [attributes, ids, handoffs] = await Promise.all([
    database.rows<CustomerProfile['attributes'][number]>(
      'customer_attributes',
      'select key, value, source, at from customer_attributes where organization_id = $1 and customer_id = $2 order by key',
      [organizationId, customer.id],
    ),
    database.rows<{ id: string; createdAt: number }>(
      'customer_conversations',
      `select id, created_at as "createdAt" from conversations where organization_id = $1 and customer->>'id' = $2
        order by updated_at desc limit $3`,
      [organizationId, customer.id, CONVERSATIONS_SHOWN],
    ),
    database.rows<{ conversationId: string; body: Handoff }>(
      'customer_handoffs',
      `select h.conversation_id as "conversationId", h.body from handoffs h join conversations c on c.id = h.conversation_id
        where c.organization_id = $1 and c.customer->>'id' = $2 order by (h.body->>'waitingSince')::bigint desc limit $3`,
      [organizationId, customer.id, HANDOFFS_SHOWN],
    ),
  ]);
  const loaded = await Promise.all(ids.map(({ id }) => journal.load(organizationId, id)));
  return {
    customer,
    since: Math.min(...ids.map(({ createdAt }) => createdAt)),
    attributes,
    conversations: loaded.flatMap((one) => (one ? [one.conversation] : [])),
    handoffs: handoffs.map((row) => ({ ...row.body, conversationId: row.conversationId })),
  };
}

/** What an operator found out about a customer; a value of `null` forgets it. */
export async function changeAttributes(
  ports: Ports,
  actor: Actor,
  { conversationId, attributes }: { conversationId: string; attributes: Record<string, string | null> },
): Promise<CustomerProfile> {
  const customer = await customerOf(ports, actor, conversationId);
  await writeAttributes(ports.database, {
    organizationId: actor.organizationId,
    customerId: customer.id,
    attributes,
    source: 'operator',
    at: ports.clock.now(),
  });
  return profileOf(ports, actor, conversationId);
}

export type AttributesSaid = {
  organizationId: string;
  customerId: string;
  attributes: Record<string, string | null>;
  source: 'platform' | 'operator';
  at: number;
};

/** The newest word about each attribute counts. */
export async function writeAttributes(
  sql: Sql,
  { organizationId, customerId, attributes, source, at }: AttributesSaid,
): Promise<void> {
  await sql.rows(
    'customer_attributes_write',
    `with said as (select key, value from jsonb_each_text($3::jsonb)),
       gone as (delete from customer_attributes a using said
         where a.organization_id = $1 and a.customer_id = $2 and a.key = said.key and said.value is null)
     insert into customer_attributes select $1, $2, key, value, $4, $5 from said where value is not null
       on conflict (organization_id, customer_id, key) do update set value = excluded.value, source = excluded.source, at = excluded.at
         where customer_attributes.at <= excluded.at`,
    [organizationId, customerId, JSON.stringify(attributes), source, at],
  );
}
