import { queueView } from '@baton/core';
import type { State } from '@baton/core';
import type { Conversation } from '@baton/protocol';

export type SectionKey = 'waiting' | 'withYou' | 'withOperators' | 'withBots' | 'closed';
export type QueueItem =
  | { type: 'header'; key: string; section: SectionKey; count: number; first: boolean; open: boolean }
  | {
      type: 'row';
      key: string;
      section: SectionKey;
      conversation: Conversation;
      first: boolean;
      last: boolean;
    };

const ORDER: readonly SectionKey[] = ['waiting', 'withYou', 'withOperators', 'withBots', 'closed'];

/** Words of a search, compared without accents or case. */
const plain = (words: string) => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

function matches(conversation: Conversation, state: State, wanted: string): boolean {
  const bot = state.bots[conversation.botId]?.name ?? '';
  return plain([conversation.customer.name, conversation.lastMessage?.text ?? '', bot].join('\n')).includes(
    wanted,
  );
}

/** The queue as one list: headers and rows, empty sections left out, the closed ones folded unless asked for. */
export function queueItems(
  state: State,
  { search, closedOpen }: { search: string; closedOpen: boolean },
): QueueItem[] {
  const wanted = plain(search.trim());
  const all = Object.values(state.conversations);
  const view = queueView(
    wanted === '' ? all : all.filter((conversation) => matches(conversation, state, wanted)),
    state.me.memberId,
  );
  const items: QueueItem[] = [];
  for (const section of ORDER) {
    const rows = view[section];
    if (rows.length === 0) continue;
    const open = section !== 'closed' || closedOpen || wanted !== '';
    items.push({
      type: 'header',
      key: section,
      section,
      count: rows.length,
      first: items.length === 0,
      open,
    });
    if (!open) continue;
    rows.forEach((conversation, index) =>
      items.push({
        type: 'row',
        key: conversation.id,
        section,
        conversation,
        first: index === 0,
        last: index === rows.length - 1,
      }),
    );
  }
  return items;
}

export const waitingIn = (state: State): Conversation[] =>
  queueView(Object.values(state.conversations), state.me.memberId).waiting;
