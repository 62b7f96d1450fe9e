import type { Act } from '@baton/core';
import type { Done } from '@baton/protocol';
import type { Loaded } from '../ports/journal.ts';
import type { StagePorts } from '../ports/stage.ts';
import { perform } from './perform.ts';
import { RefusedError } from './refused.ts';

/** Does `act` to the conversation that `find` loads; a refusal is thrown, a repeat is a success. */
export async function actOn(
  ports: Pick<StagePorts, 'committer' | 'policyOf' | 'committed' | 'clock'>,
  organizationId: string,
  find: () => Promise<Loaded | null>,
  act: Act,
): Promise<Done> {
  const performed = await perform(ports, find, { organizationId, act, now: ports.clock.now() });
  if (!performed) throw new RefusedError('not_found');
  if (performed.refusal) throw new RefusedError(performed.refusal.code, performed.refusal.facts);
  const { conversation, seq } = performed;
  return {
    conversationId: conversation.id,
    fence: conversation.fence,
    seq: seq ?? conversation.lastMessage?.seq ?? 0,
  };
}
