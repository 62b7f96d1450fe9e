import type { Done, Holder } from '@baton/protocol';
import { attached } from '../../journal/attached.ts';
import { RefusedError } from '../../journal/refused.ts';
import { say } from '../../journal/say.ts';
import type { StagePorts } from '../../ports/stage.ts';

type Words = { organizationId: string; conversationId: string; id: string; text: string };

/** An operator's message or note. Safe to repeat with the same id. */
export async function sendAsOperator(
  ports: StagePorts,
  operator: Holder,
  words: Words & {
    fence: number;
    kind: 'text' | 'note';
    attachmentId?: string | undefined;
    mentions?: string[] | undefined;
  },
): Promise<Done> {
  const { organizationId, conversationId, id, text, fence, attachmentId, mentions = [] } = words;
  const note = words.kind === 'note';
  if (note ? attachmentId !== undefined : mentions.length > 0)
    throw new RefusedError('invalid_request', {
      issues: [{ message: 'a note mentions teammates and carries no file; a message carries a file' }],
    });
  const { memberId } = operator;
  const { kind, ...file } = await attached(ports, { organizationId, conversationId, memberId }, attachmentId);
  const message = {
    id,
    conversationId,
    by: 'operator' as const,
    memberId,
    name: operator.name,
    kind: note ? ('note' as const) : kind,
    text,
    ...file,
    ...(mentions.length > 0 && { mentions: [...new Set(mentions)] }),
  };
  const said = await say(ports, { organizationId, message, fence, at: ports.clock.now() });
  return { conversationId, fence: said.fence, seq: said.seq };
}

/** How far somebody has read, or the customer's device has received. Only ever grows. */
export async function mark(
  ports: StagePorts,
  organizationId: string,
  receipt:
    | { type: 'conversation.read'; reader: 'customer' | 'operator'; conversationId: string; upTo: number }
    | { type: 'conversation.delivered'; conversationId: string; upTo: number },
): Promise<void> {
  await ports.appender.append({ ...receipt, organizationId, at: ports.clock.now() });
}
