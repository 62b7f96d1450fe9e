import { transition } from '@baton/core';
import type { Act, Outcome } from '@baton/core';
import type { Conversation, NewEntry } from '@baton/protocol';
import type { Change, Committed, Loaded } from '../ports/journal.ts';
import type { StagePorts } from '../ports/stage.ts';
import { storyOf } from './consequences.ts';
import { writtenBy } from './written.ts';

export type Performed = Outcome & {
  /** The conversation afterwards. */
  conversation: Conversation;
  /** Seq of the last entry written; `null` when nothing was. */
  seq: number | null;
  repeated: boolean;
};

/** What goes into the same commit: the cursor of a stage, an inbox row, a fired timer, … */
export type With = Partial<Change> | ((outcome: Outcome, after: Conversation) => Partial<Change>);

/** `loaded`: for the first attempt, what `find` has found already, or would most likely find: the commit knows. */
type Decision = {
  organizationId: string;
  act: Act;
  now: number;
  with?: With;
  loaded?: Loaded | null;
};

const ATTEMPTS = 20;

/** How a conversation's story begins. */
export const started = (conversation: Conversation): NewEntry => ({
  type: 'conversation.started',
  at: conversation.createdAt,
  conversationId: conversation.id,
  conversation,
});

/** What the act writes: of a conversation that does not exist yet, also that it begins. */
const begun = ({ version, conversation }: Loaded, entries: NewEntry[]): NewEntry[] =>
  version === null && entries.length > 0 ? [started(conversation), ...entries] : entries;

/**
 * Load, decide, commit: the rules decide on what was loaded, and the commit holds only if nothing has moved since; otherwise again.
 * `null` when there is no such conversation.
 */
export async function perform(
  ports: Pick<StagePorts, 'committer' | 'policyOf' | 'committed' | 'firstRing' | 'preparing'>,
  find: () => Promise<Loaded | null>,
  decision: Decision,
): Promise<Performed | null> {
  const { organizationId } = decision;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const given = attempt === 0 ? decision.loaded : undefined;
    const loaded = given === undefined ? await find() : given;
    if (!loaded) return null;
    const outcome = transition(loaded.conversation, decision.act, decision.now);
    const { change: written, after } = await storyOf(ports, {
      organizationId,
      before: loaded,
      entries: begun(loaded, outcome.entries),
      policy: await ports.policyOf(loaded.conversation.botId),
      again: attempt > 0,
    });
    const extra = typeof decision.with === 'function' ? decision.with(outcome, after) : (decision.with ?? {});
    if (outcome.entries.length === 0 && Object.keys(extra).length === 0) {
      return { ...outcome, conversation: loaded.conversation, seq: null, repeated: false };
    }
    const change = { ...written, ...extra };
    const committing = ports.committer.commit({ organizationId, ...change });
    ports.preparing?.(organizationId, change);
    const committed: Committed = await committing;
    if (committed.status === 'moved') continue;
    if (committed.status === 'committed') await ports.committed(organizationId, writtenBy(change, committed));
    return {
      ...outcome,
      conversation: after,
      seq: committed.status === 'committed' && outcome.entries.length > 0 ? committed.head : null,
      repeated: committed.status === 'repeated',
    };
  }
  throw new Error('the conversation kept moving');
}
