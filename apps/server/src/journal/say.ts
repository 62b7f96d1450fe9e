import type { Message, Owner } from '@baton/protocol';
import type { AttributesSaid } from '../ports/journal.ts';
import type { StagePorts } from '../ports/stage.ts';
import { perform } from './perform.ts';
import { RefusedError } from './refused.ts';

/** Where a message ended up. */
export type Said = { seq: number; fence: number; owner: Owner; repeated: boolean };

export type Saying = {
  organizationId: string;
  message: Message;
  fence: number;
  at: number;
  /** What the same commit says of the customer. */
  attributes?: AttributesSaid;
};

/**
 * Writes a message once: by the hot path when the conversation is where the author thinks and nothing goes with it, else by the rules.
 * Throws the refusal; a bot's stale reply is recorded as discarded before.
 */
export async function say(ports: StagePorts, saying: Saying): Promise<Said> {
  if (saying.attributes) return sayByRules(ports, saying);
  const { organizationId, message, fence, at } = saying;
  const appended = await ports.appender.append({
    type: 'message.added',
    organizationId,
    conversationId: message.conversationId,
    at,
    message,
    fence,
  });
  if (appended.status === 'added')
    return { seq: appended.seq!, fence: appended.fence!, owner: appended.owner!, repeated: false };
  if (appended.status === 'repeated')
    return repeated(ports, saying, { fence: appended.fence!, owner: appended.owner! });
  return sayByRules(ports, saying);
}

async function sayByRules(ports: StagePorts, saying: Saying): Promise<Said> {
  const { journal } = ports;
  const { organizationId, message, fence, at, attributes } = saying;
  const { conversationId } = message;
  // Looked at before each attempt: the id may be committed by another way in between.
  const find = async () =>
    (await journal.entryOfMessage(conversationId, message.id))
      ? null
      : journal.load(organizationId, conversationId);
  const performed = await perform(ports, find, {
    organizationId,
    act: { type: 'say', message, fence },
    now: at,
    with: ({ refusal }) => (refusal || !attributes ? {} : { attributes }),
  });
  if (performed?.refusal) throw new RefusedError(performed.refusal.code, performed.refusal.facts);
  if (performed && performed.seq !== null) {
    const { fence: current, owner } = performed.conversation;
    return { seq: performed.seq, fence: current, owner, repeated: false };
  }
  const there = performed ?? (await journal.load(organizationId, conversationId));
  if (!there) throw new RefusedError('not_found');
  return repeated(ports, saying, there.conversation);
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
