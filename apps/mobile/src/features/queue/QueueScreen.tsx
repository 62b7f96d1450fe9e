import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { usePacedSnapshot } from '../../live/paced.ts';
import { LongList } from '../../ui/LongList';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { themed } from '../../ui/theme.tsx';
import { EVERYTHING, isNarrowed } from './filter.ts';
import { NewWaiter } from './NewWaiter.tsx';
import { NobodyWaits, NothingFound } from './NobodyWaits.tsx';
import { QueueHead } from './QueueHead.tsx';
import { QueueItemRow } from './QueueItemRow.tsx';
import { queueItems, withHits } from './sections.ts';
import type { QueueItem } from './sections.ts';
import { SearchFoot } from './SearchFoot.tsx';
import { useQueueClaim } from './useQueueClaim.ts';
import { useSearch } from './useSearch.ts';
import { useSteps } from './useSteps.ts';

export type QueueScreenProps = {
  onOpen: (conversationId: string) => void;
  /** Whether this device rings; shown when nobody waits. */
  wakeCard?: ReactNode;
  /** The one that is open beside the list. */
  selected?: string;
  wide?: boolean;
};

/** All conversations, those who wait first. */
export function QueueScreen({ onOpen, wakeCard, selected, wide = false }: QueueScreenProps) {
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  // A busy hour changes it often: drawing the list again must not hold up a finger that scrolls it.
  const snapshot = useDeferredValue(usePacedSnapshot());
  const mayClaim = useLive(
    ({ snapshot: known, phase }) =>
      phase !== 'offline' && known?.me.permissions.includes('chatbot.respond') === true,
  );
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState(EVERYTHING);
  const [closedOpen, setClosedOpen] = useState(false);
  const sought = search.trim();
  const found = useSearch(search, filter);
  const claim = useQueueClaim(onOpen);
  const items = useMemo(() => {
    if (!snapshot) return [];
    const own = queueItems(snapshot, { search, closedOpen, filter });
    return withHits(snapshot, own, found.hits);
  }, [snapshot, search, closedOpen, filter, found.hits]);
  useSteps(items, selected, wide ? onOpen : null);
  const toggleClosed = useCallback(() => setClosedOpen((open) => !open), []);
  const renderItem = useCallback(
    (item: QueueItem) => (
      <QueueItemRow
        item={item}
        sought={sought}
        selected={selected}
        onOpen={onOpen}
        onClaim={mayClaim ? claim : null}
        onToggle={toggleClosed}
      />
    ),
    [sought, selected, onOpen, mayClaim, claim, toggleClosed],
  );
  const narrowed = sought !== '' || isNarrowed(filter);
  const calm = !narrowed && !(items[0]?.type === 'header' && items[0].section === 'waiting');
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <QueueHead wide={wide} search={search} filter={filter} onSearch={setSearch} onFilter={setFilter} />
      <OfflineBanner />
      <NewWaiter snapshot={snapshot} />
      {snapshot === null ? (
        <Skeleton rows={6} />
      ) : (
        <LongList
          items={items}
          keyOf={keyOf}
          kindOf={kindOf}
          usual={54}
          header={calm ? <NobodyWaits snapshot={snapshot} card={wakeCard} /> : null}
          footer={
            <View style={styles.end}>
              {items.length === 0 && narrowed && found.state !== 'asking' && <NothingFound words={sought} />}
              <SearchFoot search={found} />
            </View>
          }
          renderItem={renderItem}
        />
      )}
    </View>
  );
}

const keyOf = (item: QueueItem) => item.key;

const kindOf = (item: QueueItem): string =>
  item.type === 'row'
    ? `${item.section === 'waiting' ? 'waiting' : 'row'}${item.conversation.labels.length > 0 ? ', labels' : ''}`
    : item.type;

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  end: { minHeight: 24 },
}));
