import { queueView } from '@baton/core';
import type { QueueView, State } from '@baton/core';
import type { Conversation, SearchAnswer } from '@baton/protocol';
import { queueOf } from '../../live/queue-of.ts';
import { plain } from '../../model/found-words.ts';
import { EVERYTHING, isNarrowed, passes, says } from './filter.ts';
import type { QueueFilter } from './filter.ts';

export type SectionKey = keyof QueueView;
export type Hit = SearchAnswer['hits'][number];
type Ends = { first: boolean; last: boolean };
export type QueueItem =
  | { type: 'header'; key: string; section: SectionKey; count: number; open: boolean }
  | ({ type: 'row'; key: string; section: SectionKey; conversation: Conversation } & Ends)
  | { type: 'found'; key: 'found' }
  | ({ type: 'hit'; key: string; hit: Hit } & Ends);

const ORDER: readonly SectionKey[] = ['waiting', 'withYou', 'snoozed', 'withOperators', 'withBots', 'closed'];

export type Wish = { search: string; closedOpen: boolean; filter?: QueueFilter };

function viewOf(state: State, sought: string, filter: QueueFilter): QueueView {
  if (sought === '' && !isNarrowed(filter)) return queueOf(state);
  const all = Object.values(state.conversations).filter(
    (conversation) => passes(conversation, filter) && (sought === '' || says(conversation, state, sought)),
  );
  return queueView(all, state.me.memberId);
}

/** The queue as one list: headers and rows, empty sections left out, the closed ones folded unless asked for. */
export function queueItems(state: State, { search, closedOpen, filter = EVERYTHING }: Wish): QueueItem[] {
  const sought = plain(search.trim());
  const view = viewOf(state, sought, filter);
  const items: QueueItem[] = [];
  for (const section of ORDER) {
    const rows = view[section];
    if (rows.length === 0) continue;
    const open = section !== 'closed' || closedOpen || sought !== '';
    items.push({ type: 'header', key: section, section, count: rows.length, open });
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

/** What the server found in the words of all conversations, below what the list itself has. */
export function withHits(state: State, items: QueueItem[], hits: readonly Hit[]): QueueItem[] {
  if (hits.length === 0) return items;
  const shown = new Set(items.flatMap((item) => (item.type === 'row' ? [item.conversation.id] : [])));
  const more = hits.filter(({ conversation }) => !shown.has(conversation.id));
  if (more.length === 0) return items;
  const rows = more.map((hit, index): QueueItem => ({
    type: 'hit',
    key: `hit ${hit.conversation.id}`,
    // What this device knows is newer than the answer.
    hit: { ...hit, conversation: state.conversations[hit.conversation.id] ?? hit.conversation },
    first: index === 0,
    last: index === more.length - 1,
  }));
  return [...items, { type: 'found', key: 'found' }, ...rows];
}
