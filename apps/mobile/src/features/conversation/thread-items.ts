import type { Attachment, Conversation, ConversationEntry, Entry, Message } from '@baton/protocol';
import type { OutboxItem } from '@baton/client';
import type { BubbleKind } from '../../ui/MessageBubble.tsx';
import type { Tick } from '../../ui/Ticks.tsx';

export type MessageItem = {
  type: 'message';
  key: string;
  kind: BubbleKind;
  text: string;
  name: string;
  mine: boolean;
  at: number;
  tick: Tick | null;
  /** Time and ticks are said under the last of a run only. */
  closesRun: boolean;
  /** The newest read one: its tick says the word. */
  newest: boolean;
  /** Written while offline. */
  kept: boolean;
  /** The outbox gave up on it: why, and who has the conversation now. */
  failed: { code: string; by: string | null } | null;
  attachment: Attachment | null;
  /** Teammates whom a note calls. */
  mentions: readonly string[];
};
export type LineEntry = Exclude<ConversationEntry, { type: 'message.added' | 'message.discarded' }>;
export type ThreadItem =
  | MessageItem
  | { type: 'line'; key: string; entry: LineEntry }
  | { type: 'system'; key: string; text: string }
  | { type: 'day'; key: string; at: number };

export type ThreadInput = {
  entries: readonly Entry[];
  outbox: readonly OutboxItem[];
  conversation: Pick<Conversation, 'id' | 'deliveredToCustomer' | 'readByCustomer'>;
  me: { memberId: string; name: string };
  offline: boolean;
};

/** The brief and the claim say that a human was called, so `handoff.requested` needs no line. */
const LINES = new Set<Entry['type']>([
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

/** What the thread of a conversation shows, oldest first: messages, lines between them, days, and what is still to be sent. */
export function threadItems({ entries, outbox, conversation, me, offline }: ThreadInput): ThreadItem[] {
  const items: ThreadItem[] = [];
  const seen = new Set<string>();
  let day = entries[0] ? dayOf(entries[0].at) : 0;
  for (const entry of entries) {
    if (dayOf(entry.at) !== day) {
      day = dayOf(entry.at);
      items.push({ type: 'day', key: `day-${day}`, at: entry.at });
    }
    if (entry.type === 'message.added' || entry.type === 'message.discarded') {
      seen.add(entry.message.id);
      items.push(
        entry.message.by === 'system'
          ? { type: 'system', key: entry.message.id, text: entry.message.text }
          : messageItem(entry, conversation, me),
      );
    } else if (LINES.has(entry.type)) {
      items.push({ type: 'line', key: `line-${entry.seq}`, entry: entry as LineEntry });
    }
  }
  for (const waiting of outbox) {
    if (waiting.conversationId === conversation.id && !seen.has(waiting.id))
      items.push(outboxItem(waiting, me, offline));
  }
  return closeRuns(items);
}

const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

const kindOf = (message: Message, discarded: boolean): BubbleKind => {
  if (discarded) return 'discarded';
  if (message.kind === 'note') return 'note';
  return message.by === 'customer' || message.by === 'bot' ? message.by : 'operator';
};

type MessageEntry = Extract<Entry, { type: 'message.added' | 'message.discarded' }>;

function messageItem(
  entry: MessageEntry,
  conversation: ThreadInput['conversation'],
  me: ThreadInput['me'],
): MessageItem {
  const { message, seq, at } = entry;
  const kind = kindOf(message, entry.type === 'message.discarded');
  const ours = kind === 'bot' || kind === 'operator';
  const tick: Tick =
    seq <= conversation.readByCustomer
      ? 'read'
      : seq <= conversation.deliveredToCustomer
        ? 'delivered'
        : 'sent';
  return {
    type: 'message',
    key: kind === 'discarded' ? `discarded-${seq}` : message.id,
    kind,
    text: message.text,
    name: message.name,
    mine: message.memberId === me.memberId,
    at,
    tick: ours ? tick : null,
    closesRun: true,
    newest: false,
    kept: false,
    failed: null,
    attachment: message.attachment ?? null,
    mentions: message.mentions ?? [],
  };
}

function outboxItem(item: OutboxItem, me: ThreadInput['me'], offline: boolean): MessageItem {
  const failed = item.state === 'failed';
  return {
    type: 'message',
    key: item.id,
    kind: item.kind === 'note' ? 'note' : 'operator',
    text: item.text,
    name: me.name,
    mine: true,
    at: item.at,
    tick: failed || item.kind === 'note' ? null : item.seq !== null ? 'sent' : offline ? null : 'sending',
    closesRun: true,
    newest: false,
    kept: offline && item.state === 'waiting',
    failed: failed ? { code: item.code ?? 'other', by: item.by } : null,
    attachment: item.attachment ?? null,
    mentions: item.mentions ?? [],
  };
}

const minuteOf = (at: number): number => Math.floor(at / 60_000);

function closeRuns(items: ThreadItem[]): ThreadItem[] {
  const newest = items.findLast(
    (item) => item.type === 'message' && item.kind === 'operator' && item.tick === 'read',
  );
  return items.map((item, index) => {
    if (item.type !== 'message') return item;
    const next = items[index + 1];
    const goesOn =
      next?.type === 'message' &&
      next.kind === item.kind &&
      next.name === item.name &&
      next.tick === item.tick &&
      minuteOf(next.at) === minuteOf(item.at);
    return { ...item, closesRun: !goesOn, newest: item === newest };
  });
}
