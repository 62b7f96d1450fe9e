import type { Conversation } from '@baton/protocol';

/** The queue as a person reads it: who waits (longest first), then whose talk it is (newest first). */
export type QueueView = {
  waiting: Conversation[];
  withYou: Conversation[];
  /** Yours, put off; who comes back soonest first. */
  snoozed: Conversation[];
  withOperators: Conversation[];
  withBots: Conversation[];
  closed: Conversation[];
};

const longestWaitFirst = (a: Conversation, b: Conversation) =>
  (a.handoff?.waitingSince ?? 0) - (b.handoff?.waitingSince ?? 0) || (a.id < b.id ? -1 : 1);
const newestFirst = (a: Conversation, b: Conversation) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1);

const backSoonestFirst = (a: Conversation, b: Conversation) =>
  (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0) || (a.id < b.id ? -1 : 1);

export function queueView(conversations: Iterable<Conversation>, memberId: string): QueueView {
  const view: QueueView = {
    waiting: [],
    withYou: [],
    snoozed: [],
    withOperators: [],
    withBots: [],
    closed: [],
  };
  for (const conversation of conversations) {
    switch (conversation.owner) {
      case 'queue':
        view.waiting.push(conversation);
        break;
      case 'operator':
        if (conversation.handoff?.operator?.memberId !== memberId) view.withOperators.push(conversation);
        else (conversation.snoozedUntil === null ? view.withYou : view.snoozed).push(conversation);
        break;
      case 'bot':
        view.withBots.push(conversation);
        break;
      case 'nobody':
        view.closed.push(conversation);
    }
  }
  view.waiting.sort(longestWaitFirst);
  view.snoozed.sort(backSoonestFirst);
  for (const group of [view.withYou, view.withOperators, view.withBots, view.closed]) group.sort(newestFirst);
  return view;
}
