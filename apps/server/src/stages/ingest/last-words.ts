import type { Conversation } from '@baton/protocol';
import type { StagePorts } from '../../ports/stage.ts';

/** What the customer said last, where somebody else has spoken since; the conversation itself knows the rest. */
export async function lastWords(
  { journal }: Pick<StagePorts, 'journal'>,
  { id, lastMessage }: Conversation,
): Promise<string | undefined> {
  if (lastMessage === null || lastMessage.by === 'customer') return undefined;
  const entries = await journal.readBack(id, { before: null, limit: 20, types: ['message.added'] });
  for (const entry of entries.toReversed())
    if (entry.type === 'message.added' && entry.message.by === 'customer' && entry.message.text.trim() !== '')
      return entry.message.text;
  return undefined;
}
