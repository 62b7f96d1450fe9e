import type { ConversationAlert } from '@baton/core';
import type { Conversation, ConversationEntry, Entry, EntryType } from '@baton/protocol';
import type { PresenceReader } from '../../ports/presence.ts';
import type { StagePorts } from '../../ports/stage.ts';

/** Entries that may concern the holder of a conversation, or whom a note names. */
export const OWN_TALK: readonly EntryType[] = ['message.added', 'handoff.transferred', 'conversation.woken'];

/** Told of the customer's words at most so often: the push is there already, and a talk has many lines. */
const REPLIES_EVERY_MS = 60_000;
const MOST_TALKS = 10_000;

type About = Pick<ConversationAlert, 'topic' | 'members' | 'by' | 'said'>;

/** Tells, of an entry, whom it concerns personally; `null` for most. */
export function ownTalk(ports: StagePorts, presence: PresenceReader) {
  const toldOfReply = new Map<string, number>();

  /** The customer wrote to an operator who looks elsewhere. */
  function isUnseenReply(entry: Extract<Entry, { type: 'message.added' }>, now: number): boolean {
    if (entry.message.by !== 'customer' || entry.owner !== 'operator') return false;
    if ((toldOfReply.get(entry.conversationId) ?? 0) + REPLIES_EVERY_MS > now) return false;
    if (toldOfReply.size > MOST_TALKS) toldOfReply.clear();
    toldOfReply.set(entry.conversationId, now);
    return true;
  }

  function concerns(entry: Entry): entry is ConversationEntry {
    switch (entry.type) {
      case 'handoff.transferred':
        return true;
      case 'conversation.woken':
        return entry.cause === 'time';
      case 'message.added':
        return entry.message.kind === 'note'
          ? (entry.message.mentions?.length ?? 0) > 0
          : isUnseenReply(entry, ports.clock.now());
      default:
        return false;
    }
  }

  return async (organizationId: string, entry: Entry): Promise<ConversationAlert | null> => {
    if (!concerns(entry)) return null;
    const loaded = await ports.journal.load(organizationId, entry.conversationId);
    const about = loaded && aboutOf(entry, loaded.conversation);
    if (!loaded || !about) return null;
    const { id: conversationId, botId, customer } = loaded.conversation;
    // Whoever looks at it needs no push, and a talk no decision for each of its lines.
    if (about.topic === 'replied' && presence.viewing(about.members![0]!) === conversationId) {
      toldOfReply.delete(conversationId);
      return null;
    }
    return {
      channel: 'conversation',
      at: entry.at,
      botId,
      conversationId,
      customer: customer.name,
      ...about,
    };
  };
}

function aboutOf(entry: Entry, { handoff, owner }: Conversation): About | null {
  switch (entry.type) {
    case 'handoff.transferred':
      return {
        topic: 'transferred',
        members: [entry.operator.memberId],
        by: entry.from.name,
        said: entry.note,
      };
    case 'conversation.woken':
      return { topic: 'woken', members: [entry.operator.memberId], by: '', said: '' };
    case 'message.added': {
      const { kind, mentions = [], memberId, name, text } = entry.message;
      if (kind === 'note') {
        const members = mentions.filter((id) => id !== memberId);
        return members.length > 0 ? { topic: 'mentioned', members, by: name, said: text } : null;
      }
      return owner === 'operator' && handoff?.operator
        ? { topic: 'replied', members: [handoff.operator.memberId], by: name, said: text }
        : null;
    }
    default:
      return null;
  }
}
