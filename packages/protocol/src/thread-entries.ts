// Without schemas: the app loads this, and schemas are heavy.
import type { ConversationEntry, Entry, EntryType } from './entry.ts';

/** The entries of one conversation that its thread shows, as messages or as lines between them. */
const SHOWN_IN_THREAD = new Set<EntryType>([
  'message.added',
  'message.discarded',
  'handoff.requested',
  'handoff.claimed',
  'handoff.released',
  'handoff.transferred',
  'handoff.returned',
  'handoff.failed',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.snoozed',
  'conversation.woken',
]);
export const shownInThread = (entry: Entry): entry is ConversationEntry => SHOWN_IN_THREAD.has(entry.type);
export const THREAD_ENTRY_TYPES: readonly EntryType[] = [...SHOWN_IN_THREAD];
