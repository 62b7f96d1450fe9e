import type { Conversation } from '@baton/protocol';
import { started } from '../../journal/perform.ts';
import { writtenBy } from '../../journal/written.ts';
import type { Loaded } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';

export type Opening = {
  organizationId: string;
  botId: string;
  reference: string;
  connector: Conversation['connector'];
  customer: Conversation['customer'];
};

/** The conversation of (bot, reference); if it is new, as it will begin: nothing is written yet. */
export async function conversationOf(ports: StagePorts, opening: Opening): Promise<Loaded> {
  const known = await ports.journal.loadByReference(opening.botId, opening.reference);
  return known ?? beginning(ports, opening);
}

/** The same without a look, where this is the first that is heard of it; whoever commits finds out if it is there after all. */
export const conversationAtFirst = (ports: StagePorts, opening: Opening): Loaded | undefined =>
  ports.heardOf.before(opening.botId, opening.reference) ? undefined : beginning(ports, opening);

/** The conversation of (bot, reference), begun if it is new. */
export async function openConversation(ports: StagePorts, opening: Opening): Promise<Loaded> {
  ports.heardOf.before(opening.botId, opening.reference);
  const loaded = await conversationOf(ports, opening);
  if (loaded.version !== null) return loaded;
  const { conversation, reference } = loaded;
  const begins = {
    entries: [started(conversation)],
    conversations: [{ next: conversation, expected: null, reference }],
  };
  const { organizationId } = opening;
  const committed = await ports.journal.commit({ organizationId, ...begins });
  if (committed.status === 'committed') ports.committed(organizationId, writtenBy(begins, committed));
  // `moved`: another message began it at the same time.
  const begun = await ports.journal.loadByReference(opening.botId, reference);
  if (!begun) throw new Error('the conversation did not begin');
  return begun;
}

function beginning({ newId, clock }: StagePorts, opening: Opening): Loaded {
  const { botId, reference, connector, customer } = opening;
  const now = clock.now();
  const conversation: Conversation = {
    id: newId(),
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
    labels: [],
    snoozedUntil: null,
  };
  return { conversation, version: null, activeAt: 0, reference };
}
