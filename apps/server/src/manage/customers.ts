import type { Conversation, CustomerAttributes, CustomerProfile, Handoff } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import { writtenBy } from '../journal/written.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../ports/database.ts';
import type { Directory } from '../ports/directory.ts';
import type { Journal } from '../ports/journal.ts';
import type { Committing } from '../ports/stage.ts';

type Ports = { database: Database; journal: Journal; directory: Directory; clock: Clock };
type Changing = Ports & { committed: Committing };

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
  const { database, directory, journal } = ports;
  const { organizationId } = actor;
  const customer = await customerOf(ports, actor, conversationId);
  const [attributes, ids, handoffs] = await Promise.all([
    directory.attributes(organizationId, customer.id),
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

/** What an operator found out about a customer; a value of `null` forgets it. It stands until an operator changes it: the platform may not. */
export async function changeAttributes(
  ports: Changing,
  actor: Actor,
  { conversationId, attributes }: { conversationId: string; attributes: CustomerAttributes },
): Promise<CustomerProfile> {
  const customer = await customerOf(ports, actor, conversationId);
  const said = { customerId: customer.id, attributes, source: 'operator' as const, at: ports.clock.now() };
  const change = { attributes: said };
  const committed = await ports.journal.commit({ organizationId: actor.organizationId, ...change });
  if (committed.status === 'committed') ports.committed(actor.organizationId, writtenBy(change, committed));
  return profileOf(ports, actor, conversationId);
}
