import type { Message, Owner } from '@baton/protocol';
import type { StagePorts } from '../ports/stage.ts';
import { perform } from './perform.ts';
import { RefusedError } from './refused.ts';

/** Where a message ended up. */
export type Said = { seq: number; fence: number; owner: Owner; repeated: boolean };

export type Saying = { organizationId: string; message: Message; fence: number; at: number };

/**
 * Writes a message once: by the hot path when the conversation is where the author thinks, else by the rules. Throws the refusal; a
 * bot's stale reply is recorded as discarded before.
 */
export async function say(ports: StagePorts, saying: Saying): Promise<Said> {
  const { journal, appender } = ports;
  const { organizationId, message, fence, at } = saying;
  const { conversationId } = message;
  const appended = await appender.append({
    type: 'message.added',
    organizationId,
    conversationId,
    at,
    message,
    fence,
  });
  if (appended.status === 'added')
    return { seq: appended.seq!, fence: appended.fence!, owner: appended.owner!, repeated: false };
  if (appended.status === 'repeated')
    return repeated(ports, saying, { fence: appended.fence!, owner: appended.owner! });
  const find = () => journal.load(organizationId, conversationId);
  const performed = await perform(ports, find, {
    organizationId,
    act: { type: 'say', message, fence },
    now: at,
  });
  if (!performed) throw new RefusedError('not_found');
  if (performed.refusal) throw new RefusedError(performed.refusal.code, performed.refusal.facts);
  // Nothing written and nothing refused: the id was committed by another way in between.
  if (performed.seq === null) return repeated(ports, saying, performed.conversation);
  const { fence: current, owner } = performed.conversation;
  return { seq: performed.seq, fence: current, owner, repeated: false };
}

const sameWords = (a: Message, b: Message): boolean =>
  a.text === b.text &&
  a.by === b.by &&
  a.kind === b.kind &&
  a.memberId === b.memberId &&
  a.attachment?.id === b.attachment?.id;

async function repeated(
  { journal }: StagePorts,
  { message }: Saying,
  { fence, owner }: { fence: number; owner: Owner },
): Promise<Said> {
  const entry = await journal.entryOfMessage(message.conversationId, message.id);
  if (entry?.type === 'message.added' && sameWords(entry.message, message))
    return { seq: entry.seq, fence, owner, repeated: true };
  if (entry?.type === 'message.discarded' && sameWords(entry.message, message))
    throw new RefusedError('stale_fence', { current: fence });
  throw new RefusedError('id_conflict');
}
