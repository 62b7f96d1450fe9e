import type { Conversation } from '@baton/protocol';
import type { ConversationChange, Loaded } from '../../ports/journal.ts';
import { writtenBy } from '../../journal/written.ts';
import type { StagePorts } from '../../ports/stage.ts';

export type Opening = {
  organizationId: string;
  botId: string;
  reference: string;
  connector: Conversation['connector'];
  customer: Conversation['customer'];
};

/** The conversation of (bot, reference), begun if it is new. */
export async function openConversation(ports: StagePorts, opening: Opening): Promise<Loaded> {
  const { journal, clock, newId } = ports;
  const find = () => journal.loadByReference(opening.botId, opening.reference);
  const known = await find();
  if (known) return known;
  const change = begin(opening, newId(), clock.now());
  const entry = {
    type: 'conversation.started' as const,
    at: change.next.createdAt,
    conversationId: change.next.id,
    conversation: change.next,
  };
  const { organizationId } = opening;
  const begins = { entries: [entry], conversations: [change] };
  const committed = await journal.commit({ organizationId, ...begins });
  if (committed.status === 'committed') ports.committed(organizationId, writtenBy(begins, committed.head));
  // `moved`: another message began it at the same time.
  const begun = await find();
  if (!begun) throw new Error('the conversation did not begin');
  return begun;
}

function begin(opening: Opening, id: string, now: number): ConversationChange {
  const { botId, reference, connector, customer } = opening;
  const next: Conversation = {
    id,
    botId,
    customer,
    connector,
    owner: 'bot',
    fence: 1,
    createdAt: now,
    updatedAt: now,
    lastMessage: null,
    deliveredToCustomer: 0,
    readByCustomer: 0,
    readByOperator: 0,
    handoff: null,
  };
  return { next, expected: null, reference };
}
