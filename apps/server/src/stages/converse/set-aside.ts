import { can } from '@baton/core';
import type { Act } from '@baton/core';
import type { Command, Done, Holder } from '@baton/protocol';
import { actOn } from '../../journal/act.ts';
import { RefusedError } from '../../journal/refused.ts';
import type { StagePorts } from '../../ports/stage.ts';

/** What operators do with a conversation beside talking: give it on, put it off, mark it. */

type Who = { organizationId: string; operator: Holder };
type Wish<T extends Command['type']> = Omit<Extract<Command, { type: T }>, 'type'>;

/** A snooze is for a pause in a talk, not for an archive. */
const LONGEST_SNOOZE_MS = 31 * 86_400_000;

const act = (ports: StagePorts, organizationId: string, conversationId: string, wanted: Act): Promise<Done> =>
  actOn(ports, organizationId, () => ports.journal.load(organizationId, conversationId), wanted);

/** To a teammate who may answer; they have it at once, and its lease runs from now. */
export async function transfer(
  ports: StagePorts,
  { organizationId, operator }: Who,
  { conversationId, fence, to, note }: Wish<'transfer'>,
): Promise<Done> {
  const mate = await ports.directory.member(to);
  if (mate?.organizationId !== organizationId) throw new RefusedError('not_found');
  if (to === operator.memberId || !can(mate.role, 'chatbot.respond'))
    throw new RefusedError('cannot_answer', { memberId: to });
  return act(ports, organizationId, conversationId, {
    type: 'transfer',
    operator,
    fence,
    to: { memberId: mate.id, name: mate.name },
    note,
  });
}

/** Until then, or until the customer writes, it rests with its operator. */
export function snooze(
  ports: StagePorts,
  { organizationId, operator }: Who,
  { conversationId, fence, until }: Wish<'snooze'>,
): Promise<Done> {
  const now = ports.clock.now();
  if (until <= now || until > now + LONGEST_SNOOZE_MS)
    throw new RefusedError('invalid_request', {
      issues: [{ path: ['until'], message: 'a time to come, at most 31 days from now' }],
    });
  return act(ports, organizationId, conversationId, { type: 'snooze', operator, fence, until });
}

export async function wake(
  ports: StagePorts,
  { organizationId, operator }: Who,
  { conversationId }: Wish<'wake'>,
): Promise<Done> {
  const loaded = await ports.journal.load(organizationId, conversationId);
  const handoff = loaded?.conversation.handoff;
  if (!loaded) throw new RefusedError('not_found');
  if (handoff?.operator?.memberId !== operator.memberId)
    throw new RefusedError('not_holder', {
      owner: loaded.conversation.owner,
      claimedBy: handoff?.operator ?? null,
    });
  return act(ports, organizationId, conversationId, {
    type: 'wake',
    handoffId: handoff.id,
    cause: 'operator',
  });
}

export async function label(
  ports: StagePorts,
  { organizationId, operator }: Who,
  { conversationId, add, remove }: Wish<'label'>,
): Promise<Done> {
  const known = new Set((await ports.directory.labels(organizationId)).map(({ id }) => id));
  if (!add.every((id) => known.has(id))) throw new RefusedError('not_found');
  return act(ports, organizationId, conversationId, { type: 'label', by: operator, add, remove });
}
