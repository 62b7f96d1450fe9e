import type { CustomerActor } from '../access/tokens.ts';
import type { Opening } from '../stages/ingest/conversation.ts';

/** The web widget's conversation of a customer: one per customer and bot. */
export const openingOf = ({ organizationId, botId, customerId, name, language }: CustomerActor): Opening => ({
  organizationId,
  botId,
  reference: customerId,
  connector: 'web_widget',
  customer: { id: customerId, name, language },
});
