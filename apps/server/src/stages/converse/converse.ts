import type { Done, Holder, MessageKind } from '@baton/protocol';
import { say } from '../../journal/say.ts';
import type { StagePorts } from '../../ports/stage.ts';

type Words = { organizationId: string; conversationId: string; id: string; text: string };

/** An operator's message or note. Safe to repeat with the same id. */
export async function sendAsOperator(
  ports: StagePorts,
  operator: Holder,
  words: Words & { fence: number; kind: MessageKind },
): Promise<Done> {
  const { organizationId, conversationId, id, kind, text, fence } = words;
  const message = {
    id,
    conversationId,
    by: 'operator' as const,
    memberId: operator.memberId,
    name: operator.name,
    kind,
    text,
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
