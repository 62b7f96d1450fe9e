import type { Conversation, Entry, Handoff } from '@baton/protocol';
import type { Change, Line, Loaded } from '../../ports/journal.ts';

/** How rows of the database and values of the protocol become each other. */

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
  last_message: Conversation['lastMessage'];
  delivered_to_customer: number;
  read_by_customer: number;
  read_by_operator: number;
  created_at: number;
  updated_at: number;
  active_at: number;
};

export const CONVERSATION_COLUMNS =
  'c.id, c.bot_id, c.reference, c.connector, c.customer, c.owner, c.fence, c.version, c.handoff, c.last_message, ' +
  'c.delivered_to_customer, c.read_by_customer, c.read_by_operator, c.created_at, c.updated_at, c.active_at';

export const conversationOf = (row: ConversationRow): Conversation => ({
  id: row.id,
  botId: row.bot_id,
  customer: row.customer,
  connector: row.connector,
  owner: row.owner,
  fence: row.fence,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  lastMessage: row.last_message,
  deliveredToCustomer: row.delivered_to_customer,
  readByCustomer: row.read_by_customer,
  readByOperator: row.read_by_operator,
  handoff: row.handoff,
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

const bodyOf = (entry: object): object => {
  const { type: _type, at: _at, conversationId: _conversation, ...body } = entry as Record<string, unknown>;
  return body;
};

/** The argument of `commit_change`. */
export function commitArgument(change: Change): string {
  const entries = change.entries ?? [];
  const messages = entries.flatMap((entry, line) =>
    entry.type === 'message.added' || entry.type === 'message.discarded'
      ? [
          {
            conversation: entry.conversationId,
            id: entry.message.id,
            line,
            shown: entry.type === 'message.added' && entry.message.kind !== 'note',
          },
        ]
      : [],
  );
  return JSON.stringify({
    organization: change.organizationId,
    entries: entries.map((entry) => ({
      at: entry.at,
      type: entry.type,
      conversation: 'conversationId' in entry ? entry.conversationId : null,
      body: bodyOf(entry),
    })),
    messages,
    conversations: (change.conversations ?? []).map((written) =>
      conversationArgument(
        written,
        messages.some(({ shown, conversation }) => shown && conversation === written.next.id),
      ),
    ),
    timers: (change.timers ?? []).map((timer) => ({
      conversation: timer.conversationId,
      handoff: timer.handoffId,
      kind: timer.kind,
      due: timer.dueAt,
    })),
    fired: change.fired
      ? { handoff: change.fired.handoffId, kind: change.fired.kind, due: change.fired.dueAt }
      : null,
    cursor: change.cursor ?? null,
    inbox: change.inbox ?? null,
    decisions: (change.decisions ?? []).map(({ handoffId, memberId, ...rest }) => ({
      handoff: handoffId,
      member: memberId,
      ...rest,
    })),
    deliveries: (change.deliveries ?? []).map(deliveryArgument),
    withdraw: change.withdraw ?? [],
    outbound: (change.outbound ?? []).map((row) => ({
      id: row.id,
      endpoint: row.endpointId,
      conversation: row.conversationId,
      seq: row.seq,
      type: row.type,
      event: row.event,
      due: row.dueAt,
    })),
  });
}

const conversationArgument = (
  { next, expected, reference }: NonNullable<Change['conversations']>[number],
  spoken: boolean,
): object => ({
  id: next.id,
  expected,
  reference,
  bot: next.botId,
  connector: next.connector,
  customer: next.customer,
  owner: next.owner,
  fence: next.fence,
  handoff: next.handoff,
  holder: next.owner === 'operator' ? (next.handoff?.operator?.memberId ?? null) : null,
  lastMessage: spoken ? next.lastMessage : null,
  at: next.updatedAt,
  activeAt: next.owner === 'operator' ? next.updatedAt : null,
});

const deliveryArgument = (row: NonNullable<Change['deliveries']>[number]): object => ({
  id: row.id,
  conversation: row.conversationId,
  handoff: row.handoffId,
  device: row.deviceId,
  ring: row.ring,
  kind: row.kind,
  seq: row.seq,
  due: row.dueAt,
  expires: row.expiresAt,
});

/** The second argument of `append.sql`. */
export function appendArgument(lines: Line[]): string {
  return JSON.stringify(
    lines.map((line, n) => {
      const common = { n, conversation: line.conversationId, at: line.at, type: line.type };
      if (line.type === 'conversation.delivered')
        return { ...common, by: 'customer', mark: line.upTo, body: { upTo: line.upTo } };
      if (line.type === 'conversation.read')
        return {
          ...common,
          by: line.reader,
          mark: line.upTo,
          body: { reader: line.reader, upTo: line.upTo },
        };
      const { message, fence } = line;
      const { by, name, kind, text } = message;
      const preview = kind === 'note' ? null : { by, name, kind, text, at: line.at };
      return {
        ...common,
        id: message.id,
        by,
        member: message.memberId,
        fence,
        kind,
        body: { message },
        preview,
      };
    }),
  );
}
