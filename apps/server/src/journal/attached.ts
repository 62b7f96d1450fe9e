import { ATTACHMENT_TYPES } from '@baton/protocol';
import type { Attachment, MessageKind } from '@baton/protocol';
import type { StagePorts } from '../ports/stage.ts';
import { RefusedError } from './refused.ts';

type By = { organizationId: string; conversationId: string; memberId: string | null };

/**
 * The part of a message that its attachment makes: only what its author uploaded, for this very conversation. Throws `not_found`.
 */
export async function attached(
  { directory }: Pick<StagePorts, 'directory'>,
  by: By,
  attachmentId: string | undefined,
): Promise<{ kind: MessageKind; attachment?: Attachment }> {
  if (attachmentId === undefined) return { kind: 'text' };
  const stored = await directory.attachment(by.organizationId, attachmentId);
  if (stored?.conversationId !== by.conversationId || stored.memberId !== by.memberId)
    throw new RefusedError('not_found');
  const { conversationId: _conversation, memberId: _member, ...attachment } = stored;
  return { kind: ATTACHMENT_TYPES[attachment.type] ?? 'file', attachment };
}
