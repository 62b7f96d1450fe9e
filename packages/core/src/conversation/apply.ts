import type { Conversation, Handoff, NewEntry } from '@baton/protocol';

/** An entry of a conversation, numbered or not yet. */
export type ConversationLine = Extract<NewEntry, { conversationId: string }> & { seq?: number };

/**
 * The reducer that server and clients run: what a conversation is after an entry. Messages change what the queue shows only when they
 * are numbered, so `seq` is needed for them.
 */
export function applyToConversation(conversation: Conversation, entry: ConversationLine): Conversation {
  const touched = { ...conversation, updatedAt: Math.max(conversation.updatedAt, entry.at) };
  switch (entry.type) {
    case 'conversation.started':
      return entry.conversation;
    case 'message.added': {
      const { by, name, kind, text } = entry.message;
      // The queue shows what people said; a line of Baton's own is read in the thread.
      if (kind === 'note' || by === 'system') return touched;
      return { ...touched, lastMessage: { by, name, kind, text, at: entry.at, seq: entry.seq ?? 0 } };
    }
    case 'message.discarded':
      return touched;
    case 'conversation.read':
      return entry.reader === 'customer'
        ? {
            ...conversation,
            readByCustomer: Math.max(conversation.readByCustomer, entry.upTo),
            deliveredToCustomer: Math.max(conversation.deliveredToCustomer, entry.upTo),
          }
        : { ...conversation, readByOperator: Math.max(conversation.readByOperator, entry.upTo) };
    case 'conversation.delivered':
      return { ...conversation, deliveredToCustomer: Math.max(conversation.deliveredToCustomer, entry.upTo) };
    case 'conversation.reopened':
      return { ...touched, owner: 'bot', fence: entry.fence };
    case 'conversation.labelled': {
      const kept = conversation.labels.filter((id) => !entry.removed.includes(id));
      return { ...conversation, labels: [...kept, ...entry.added] };
    }
    case 'conversation.resolved':
      return {
        ...touched,
        snoozedUntil: null,
        owner: 'nobody',
        fence: entry.fence,
        handoff: resolved(conversation, entry),
      };
    default:
      return applyToHandoff(touched, entry);
  }
}

function resolved(
  conversation: Conversation,
  entry: Extract<ConversationLine, { type: 'conversation.resolved' }>,
): Handoff | null {
  const { handoff } = conversation;
  if (!handoff || handoff.id !== entry.handoffId) return handoff;
  return { ...handoff, state: 'resolved', closedAt: entry.at, leaseEndsAt: null };
}

type HandoffEntry = Extract<ConversationLine, { handoffId: string }>;

function applyToHandoff(conversation: Conversation, entry: HandoffEntry): Conversation {
  if (entry.type === 'handoff.requested') {
    return { ...conversation, owner: 'queue', fence: entry.fence, handoff: entry.handoff };
  }
  const { handoff } = conversation;
  if (!handoff || handoff.id !== entry.handoffId) return conversation;
  const change = (part: Partial<Handoff>): Conversation => ({
    ...conversation,
    handoff: { ...handoff, ...part },
  });
  switch (entry.type) {
    case 'handoff.claimed':
      return {
        ...change({
          state: 'claimed',
          operator: entry.operator,
          claimedAt: entry.at,
          transferredBy: null,
          unreachable: false,
          leaseEndsAt: null,
        }),
        owner: 'operator',
        fence: entry.fence,
      };
    case 'handoff.released':
      return {
        ...change({ state: 'waiting', operator: null, claimedAt: null, leaseEndsAt: null, ring: entry.ring }),
        owner: 'queue',
        fence: entry.fence,
        snoozedUntil: null,
      };
    case 'handoff.transferred':
    case 'conversation.snoozed':
    case 'conversation.woken':
      return applySettingAside(conversation, handoff, entry);
    case 'handoff.returned':
      return {
        ...change({
          state: 'returned',
          outcome: entry.outcome,
          facts: entry.facts,
          closedAt: entry.at,
          leaseEndsAt: null,
        }),
        snoozedUntil: null,
        owner: 'bot',
        fence: entry.fence,
      };
    case 'handoff.failed':
      return {
        ...change({ state: 'failed', failure: entry.failure, closedAt: entry.at }),
        owner: 'bot',
        fence: entry.fence,
      };
    case 'handoff.ring_due':
      return change({ ring: entry.ring });
    case 'handoff.rang':
      return change({ unreachable: handoff.state === 'waiting' && entry.reachable === 0 });
    case 'handoff.sla_breached':
      return change({ slaBreached: true });
    case 'handoff.lease_ending':
      return change({ leaseEndsAt: entry.endsAt });
    case 'handoff.lease_kept':
      return change({ leaseEndsAt: null });
    case 'handoff.return_acknowledged':
      return change({ returnAcknowledged: true, returnOverdue: false });
    case 'handoff.return_overdue':
      return change({ returnOverdue: true });
  }
}

type SettingAside = Extract<
  HandoffEntry,
  { type: 'handoff.transferred' | 'conversation.snoozed' | 'conversation.woken' }
>;

function applySettingAside(conversation: Conversation, handoff: Handoff, entry: SettingAside): Conversation {
  switch (entry.type) {
    case 'handoff.transferred': {
      const transferredBy = entry.from.memberId;
      const given = { operator: entry.operator, claimedAt: entry.at, leaseEndsAt: null, transferredBy };
      const { fence } = entry;
      return { ...conversation, handoff: { ...handoff, ...given }, fence, snoozedUntil: null };
    }
    case 'conversation.snoozed':
      return { ...conversation, handoff: { ...handoff, leaseEndsAt: null }, snoozedUntil: entry.until };
    case 'conversation.woken':
      return { ...conversation, snoozedUntil: null };
  }
}
