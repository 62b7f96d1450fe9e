import type { Conversation, Entry, Handoff, Message } from '@baton/protocol';
import type { Loaded } from '../../ports/journal.ts';

/** How rows of the database become values of the protocol. */

export type ConversationRow = {
  id: string;
  bot_id: string;
  reference: string;
  connector: Conversation['connector'];
  customer: Conversation['customer'];
  owner: Conversation['owner'];
  fence: number;
  version: number;
  handoff: Handoff | null;
  labels: string[];
  snoozed_until: number | null;
  last_seq: number | null;
  last_at: number | null;
  last_body: { message: Message } | null;
  delivered_to_customer: number;
  read_by_customer: number;
  read_by_operator: number;
  created_at: number;
  updated_at: number;
  active_at: number;
};

export const CONVERSATION_COLUMNS =
  'c.id, c.bot_id, c.reference, c.connector, c.customer, c.owner, c.fence, c.version, c.handoff, c.labels, c.snoozed_until, c.last_seq, last.at as last_at, last.body as last_body, ' +
  'c.delivered_to_customer, c.read_by_customer, c.read_by_operator, c.created_at, c.updated_at, c.active_at';
export const CONVERSATIONS =
  'conversations c left join entries last on last.organization_id = c.organization_id and last.seq = c.last_seq';

function lastMessageOf({
  last_seq: seq,
  last_at: at,
  last_body: body,
}: ConversationRow): Conversation['lastMessage'] {
  if (seq === null || at === null || body === null) return null;
  const { by, name, kind, text } = body.message;
  return { by, name, kind, text, at, seq };
}

export const conversationOf = (row: ConversationRow): Conversation => ({
  id: row.id,
  botId: row.bot_id,
  customer: row.customer,
  connector: row.connector,
  owner: row.owner,
  fence: row.fence,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  lastMessage: lastMessageOf(row),
  deliveredToCustomer: row.delivered_to_customer,
  readByCustomer: row.read_by_customer,
  readByOperator: row.read_by_operator,
  handoff: row.handoff,
  labels: row.labels,
  snoozedUntil: row.snoozed_until,
});

export const loadedOf = (row: ConversationRow): Loaded => ({
  conversation: conversationOf(row),
  version: row.version,
  activeAt: row.active_at,
  reference: row.reference,
});

export type EntryRow = {
  seq: number;
  at: number;
  type: Entry['type'];
  conversation_id: string | null;
  body: object;
};

export const entryOf = (row: EntryRow): Entry =>
  ({
    seq: row.seq,
    at: row.at,
    type: row.type,
    ...(row.conversation_id === null ? {} : { conversationId: row.conversation_id }),
    ...row.body,
  }) as Entry;
