import { applyToConversation, timersAfter, transition } from '@baton/core';
import type { Act, ConversationLine, Outcome } from '@baton/core';
import type { Conversation, HandoffPolicy, NewEntry } from '@baton/protocol';
import type { Change, Committed, Loaded } from '../ports/journal.ts';
import type { StagePorts } from '../ports/stage.ts';
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

/** `loaded`: what `find` has already found, for the first attempt. */
type Decision = { organizationId: string; act: Act; now: number; with?: With; loaded?: Loaded | null };

const ATTEMPTS = 20;

/** The conversation after the entries, with the timers that they arm and disarm. Pure. */
export function consequences(
  before: Loaded,
  entries: NewEntry[],
  policy: HandoffPolicy,
): Pick<Change, 'conversations' | 'timers'> & { after: Conversation } {
  const timers: NonNullable<Change['timers']> = [];
  let after = before.conversation;
  for (const entry of entries) {
    after = applyToConversation(after, entry as ConversationLine);
    for (const change of timersAfter(entry, after, policy))
      timers.push({ ...change, conversationId: after.id });
  }
  return {
    after,
    timers,
    conversations: [{ next: after, expected: before.version, reference: before.reference }],
  };
}

/** How a conversation's story begins. */
export const started = (conversation: Conversation): NewEntry => ({
  type: 'conversation.started',
  at: conversation.createdAt,
  conversationId: conversation.id,
  conversation,
});

/** What the act writes: of a conversation that does not exist yet, also that it begins. */
const storyOf = ({ version, conversation }: Loaded, entries: NewEntry[]): NewEntry[] =>
  version === null && entries.length > 0 ? [started(conversation), ...entries] : entries;

/**
 * Load, decide, commit: the rules decide on what was loaded, and the commit holds only if nothing has moved since; otherwise again.
 * `null` when there is no such conversation.
 */
export async function perform(
  {
    committer,
    policyOf,
    committed: raise,
    expecting,
  }: Pick<StagePorts, 'committer' | 'policyOf' | 'committed' | 'expecting'>,
  find: () => Promise<Loaded | null>,
  decision: Decision,
): Promise<Performed | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const given = attempt === 0 ? decision.loaded : undefined;
    const loaded = given === undefined ? await find() : given;
    if (!loaded) return null;
    const outcome = transition(loaded.conversation, decision.act, decision.now);
    const entries = storyOf(loaded, outcome.entries);
    const { after, ...rows } = consequences(loaded, entries, await policyOf(loaded.conversation.botId));
    const extra = typeof decision.with === 'function' ? decision.with(outcome, after) : (decision.with ?? {});
    if (outcome.entries.length === 0 && Object.keys(extra).length === 0) {
      return { ...outcome, conversation: loaded.conversation, seq: null, repeated: false };
    }
    const written = entries.length > 0 ? { entries, ...rows } : {};
    const change = { ...written, ...extra };
    const committing = committer.commit({ organizationId: decision.organizationId, ...change });
    const version = (loaded.version ?? 0) + 1;
    expecting?.(decision.organizationId, entries, { ...loaded, conversation: after, version });
    const committed: Committed = await committing;
    if (committed.status === 'moved') continue;
    if (committed.status === 'committed') raise(decision.organizationId, writtenBy(change, committed));
    return {
      ...outcome,
      conversation: after,
      seq: committed.status === 'committed' && outcome.entries.length > 0 ? committed.head : null,
      repeated: committed.status === 'repeated',
    };
  }
  throw new Error('the conversation kept moving');
}
