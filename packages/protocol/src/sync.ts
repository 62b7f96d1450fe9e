import { z } from 'zod';
import { Member, Permission, Role } from './access.ts';
import { Bot } from './bot.ts';
import { Conversation } from './conversation.ts';
import { CannedReply, Label } from './desk.ts';
import { Entry } from './entry.ts';
import { CursorText, Id, Name } from './primitives.ts';

/**
 * A run of the journal: every entry after `after` up to `cursor` that the reader may see. A reader at a place before `after` has
 * a gap and syncs; one at or past `cursor` ignores the page.
 */
export const Page = z
  .object({
    kind: z.literal('page'),
    after: CursorText,
    cursor: CursorText,
    entries: z.array(Entry),
    more: z.boolean(),
  })
  .meta({ id: 'Page' });
export type Page = z.infer<typeof Page>;

/** The cursor is too old, or from another life of the journal: fetch a snapshot. */
export const Reset = z.object({ kind: z.literal('reset'), cursor: CursorText }).meta({ id: 'Reset' });
export type Reset = z.infer<typeof Reset>;

export const SyncAnswer = z.discriminatedUnion('kind', [Page, Reset]);
export type SyncAnswer = z.infer<typeof SyncAnswer>;

export const Me = z
  .object({ memberId: Id, name: Name, role: Role, permissions: z.array(Permission) })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** All that the queue needs, as of `cursor`: open conversations, and those closed within a day. */
export const Snapshot = z
  .object({
    cursor: CursorText,
    me: Me,
    organization: z.object({ id: Id, name: Name }),
    members: z.array(Member),
    bots: z.array(Bot),
    conversations: z.array(Conversation),
    labels: z.array(Label),
    cannedReplies: z.array(CannedReply),
  })
  .meta({ id: 'Snapshot' });
export type Snapshot = z.infer<typeof Snapshot>;

/** What the thread of one conversation shows, newest last. `cursor` is where the journal stood. */
export const Thread = z
  .object({ cursor: CursorText, conversation: Conversation, entries: z.array(Entry), more: z.boolean() })
  .meta({ id: 'Thread' });
export type Thread = z.infer<typeof Thread>;
