import { applyToConversation, timersAfter } from '@baton/core';
import type { ConversationLine } from '@baton/core';
import type { Conversation, HandoffPolicy, NewEntry } from '@baton/protocol';
import type { Change, Loaded } from '../ports/journal.ts';
import type { StagePorts } from '../ports/stage.ts';

/** The conversation after the entries, with the timers that they arm and disarm. Pure. */
export function consequences(
  before: Loaded,
  entries: readonly NewEntry[],
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

type Story = {
  organizationId: string;
  before: Loaded;
  entries: NewEntry[];
  policy: HandoffPolicy;
  again: boolean;
};

/** All that the entries write; of a request for a human also its first ring. */
export async function storyOf(
  { firstRing }: Pick<StagePorts, 'firstRing'>,
  { before, entries, ...asked }: Story,
): Promise<{ change: Partial<Change>; after: Conversation }> {
  const { after, ...rows } = consequences(before, entries, asked.policy);
  if (entries.length === 0) return { change: {}, after };
  const ringing = await firstRing?.ring({ ...asked, entries, after });
  if (!ringing) return { change: { entries, ...rows }, after };
  const all = [...entries, ...ringing.entries];
  const { after: rung, ...rowsOfAll } = consequences(before, all, asked.policy);
  return { change: { ...ringing, entries: all, ...rowsOfAll }, after: rung };
}
