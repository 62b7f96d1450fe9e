import { useShortcuts } from '../../platform/shortcuts';
import type { QueueItem } from './sections.ts';

const idOf = (item: QueueItem): string | null => {
  if (item.type === 'row') return item.conversation.id;
  return item.type === 'hit' ? item.hit.conversation.id : null;
};

/** `j` and `k` open the next and the previous conversation of the list; `w` who waits longest. */
export function useSteps(
  items: readonly QueueItem[],
  selected: string | undefined,
  onOpen: ((conversationId: string) => void) | null,
): void {
  const step = (by: 1 | -1) => () => {
    const ids = items.flatMap((item) => idOf(item) ?? []);
    const at = selected === undefined ? -1 : ids.indexOf(selected);
    const next = ids[at < 0 ? 0 : at + by];
    if (next !== undefined) onOpen?.(next);
  };
  const longest = () => {
    const row = items.find((item) => item.type === 'row');
    if (row?.type === 'row') onOpen?.(row.conversation.id);
  };
  useShortcuts(onOpen ? { j: step(1), k: step(-1), w: longest } : {});
}
