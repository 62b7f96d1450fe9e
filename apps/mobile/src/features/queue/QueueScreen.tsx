import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { View } from 'react-native';
import { LegendList } from '@legendapp/list/react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { SectionHeader } from '../../ui/SectionHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { NewWaiter } from './NewWaiter.tsx';
import { NobodyWaits } from './NobodyWaits.tsx';
import { OnDuty } from './OnDuty.tsx';
import { QueueRow } from './QueueRow.tsx';
import { QueueSearch } from './QueueSearch.tsx';
import { queueItems } from './sections.ts';
import type { QueueItem } from './sections.ts';

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
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const snapshot = useLive((state) => state.snapshot);
  const [search, setSearch] = useState('');
  const [closedOpen, setClosedOpen] = useState(false);
  const items = useMemo(
    () => (snapshot ? queueItems(snapshot, { search, closedOpen }) : []),
    [snapshot, search, closedOpen],
  );
  const calm = search === '' && items[0]?.type === 'header' && items[0].section !== 'waiting';
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <View style={styles.head}>
        <Text size={wide ? 'pane' : 'title'} role="heading" aria-level={1} style={{ flex: 1 }}>
          {t('queue.title')}
        </Text>
        <OnDuty />
      </View>
      <OfflineBanner />
      <NewWaiter />
      {wide && <QueueSearch value={search} onChange={setSearch} />}
      {snapshot === null ? (
        <Skeleton rows={6} />
      ) : (
        <LegendList
          data={items}
          keyExtractor={(item) => item.key}
          getItemType={(item) => (item.type === 'row' && item.section === 'waiting' ? 'waiting' : item.type)}
          estimatedItemSize={54}
          extraData={selected}
          ListHeaderComponent={
            calm || items.length === 0 ? (
              <NobodyWaits snapshot={snapshot} search={search} card={wakeCard} />
            ) : null
          }
          ListFooterComponent={<View style={styles.end} />}
          renderItem={({ item }) => (
            <Item
              item={item}
              selected={selected}
              onOpen={onOpen}
              onToggle={() => setClosedOpen((open) => !open)}
            />
          )}
        />
      )}
    </View>
  );
}

type ItemProps = {
  item: QueueItem;
  selected: string | undefined;
  onOpen: (id: string) => void;
  onToggle: () => void;
};

function Item({ item, selected, onOpen, onToggle }: ItemProps) {
  const t = useWords();
  const styles = useStyles();
  if (item.type === 'row') {
    return (
      <View style={[styles.row, item.last && styles.last]}>
        <QueueRow
          conversation={item.conversation}
          first={item.first}
          selected={item.conversation.id === selected}
          onOpen={onOpen}
        />
      </View>
    );
  }
  const folding = item.section === 'closed' ? { open: item.open, onToggle } : {};
  return (
    <View style={item.open && styles.header}>
      <SectionHeader
        title={t(`queue.${item.section}`)}
        count={item.count}
        {...(item.section === 'waiting' ? { remark: t('queue.longestFirst') } : {})}
        {...folding}
      />
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  head: { flexDirection: 'row', alignItems: 'center', gap: 12, minHeight: 56, paddingHorizontal: 16 },
  header: { borderBottomWidth: 1, borderColor: color.line },
  row: { backgroundColor: color.surface },
  last: { borderBottomWidth: 1, borderColor: color.line },
  end: { height: 24 },
}));
