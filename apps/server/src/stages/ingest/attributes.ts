import type { Conversation, CustomerAttributes } from '@baton/protocol';
import type { AttributesSaid } from '../../ports/journal.ts';

type Data = { conversation: string; customer?: { attributes?: CustomerAttributes | undefined } | undefined };

/** What an event says of the customer, for the commit of the event: of the conversation's customer, whatever the event calls them. */
export function attributesIn(
  { customer }: Data,
  conversation: Conversation,
  at: number,
): { attributes?: AttributesSaid } {
  const attributes = customer?.attributes ?? {};
  if (Object.keys(attributes).length === 0) return {};
  return { attributes: { customerId: conversation.customer.id, attributes, source: 'platform', at } };
}
