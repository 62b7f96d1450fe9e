import type { Attachment, Command } from '@baton/protocol';

/** A message of ours that is not in the journal yet, as far as we know. Kept through restarts. */
export type OutboxItem = {
  /** The message's id; repeating it is safe. */
  id: string;
  conversationId: string;
  kind: 'text' | 'note';
  text: string;
  /** Teammates whom a note calls. */
  mentions?: readonly string[];
  /** What was uploaded for it. */
  attachment?: Attachment;
  /** The fence that the author saw. */
  fence: number;
  at: number;
  state: 'waiting' | 'sending' | 'failed';
  /** Seq that the server gave it; the item goes when the journal has been read up to there. */
  seq: number | null;
  /** Why it was refused, and who has the conversation now; the words stay. */
  code: string | null;
  by: string | null;
};

export type Outbox = readonly OutboxItem[];

const change = (outbox: Outbox, id: string, part: Partial<OutboxItem>): Outbox =>
  outbox.map((item) => (item.id === id ? { ...item, ...part } : item));

export const put = (outbox: Outbox, item: Omit<OutboxItem, 'state' | 'seq' | 'code' | 'by'>): Outbox =>
  outbox.some(({ id }) => id === item.id)
    ? outbox
    : [...outbox, { ...item, state: 'waiting', seq: null, code: null, by: null }];

export const commandOf = ({
  id,
  conversationId,
  kind,
  text,
  fence,
  mentions,
  attachment,
}: OutboxItem): Command => ({
  type: 'send',
  id,
  conversationId,
  kind,
  text,
  fence,
  ...(mentions && { mentions: [...mentions] }),
  ...(attachment && { attachmentId: attachment.id }),
});

/** The next one to send: in the order of writing within a conversation, one at a time. */
export function nextToSend(outbox: Outbox): OutboxItem | null {
  const busy = new Set<string>();
  for (const item of outbox) {
    if (item.state === 'waiting' && !busy.has(item.conversationId)) return item;
    if (item.state === 'sending' && item.seq === null) busy.add(item.conversationId);
  }
  return null;
}

export const sending = (outbox: Outbox, id: string): Outbox => change(outbox, id, { state: 'sending' });
/** No answer came: the same id goes again. */
export const unanswered = (outbox: Outbox, id: string): Outbox => change(outbox, id, { state: 'waiting' });
/** The server has it; it shows as sending until the journal brings it. */
export const sent = (outbox: Outbox, id: string, seq: number): Outbox => change(outbox, id, { seq });
export const refused = (outbox: Outbox, id: string, why: { code: string; by: string | null }): Outbox =>
  change(outbox, id, { state: 'failed', ...why });
/** Tried again by hand, with the fence that is true now. */
export const again = (outbox: Outbox, id: string, fence: number): Outbox =>
  change(outbox, id, { state: 'waiting', fence, code: null, by: null });
export const discard = (outbox: Outbox, id: string): Outbox => outbox.filter((item) => item.id !== id);

/** Leaves out what the journal shows by now, or has been read past. */
export const settled = (outbox: Outbox, read: { upTo: number; messageIds: ReadonlySet<string> }): Outbox =>
  outbox.filter((item) => !read.messageIds.has(item.id) && !(item.seq !== null && item.seq <= read.upTo));

/** After a restart nothing is under way: what was is sent again, with the same id. */
export const restored = (outbox: Outbox): Outbox =>
  outbox.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting', seq: null } : item));
