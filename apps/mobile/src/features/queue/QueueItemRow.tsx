import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { SectionHeader } from '../../ui/SectionHeader.tsx';
import { themed } from '../../ui/theme.tsx';
import { QueueRow } from './QueueRow.tsx';
import type { QueueItem } from './sections.ts';
import type { WaitingQueueRowProps } from './WaitingQueueRow.tsx';

type Props = Pick<WaitingQueueRowProps, 'onOpen' | 'onClaim'> & {
  item: QueueItem;
  sought: string;
  selected: string | undefined;
  onToggle: () => void;
};

/** One line of the list: a section's title or a conversation, with the hairlines that their place asks for. */
export function QueueItemRow({ item, sought, selected, onToggle, ...acts }: Props) {
  const t = useWords();
  const styles = useStyles();
  if (item.type === 'found')
    return (
      <View style={styles.header}>
        <SectionHeader title={t('queue.found')} />
      </View>
    );
  if (item.type === 'header') {
    const folding = item.section === 'closed' ? { open: item.open, onToggle } : {};
    return (
      <View style={item.open && styles.header}>
        <SectionHeader
          title={t(`queue.${item.section}`)}
          count={item.count}
          {...(item.section === 'waiting' ? { remark: t('queue.longestFirst'), urgent: true } : {})}
          {...folding}
        />
      </View>
    );
  }
  const { conversation, found } =
    item.type === 'hit' ? item.hit : { conversation: item.conversation, found: null };
  return (
    <View style={[styles.row, item.last && styles.last]}>
      <QueueRow
        {...acts}
        conversation={conversation}
        found={found}
        sought={sought}
        first={item.first}
        selected={conversation.id === selected}
      />
    </View>
  );
}

const useStyles = themed((color) => ({
  header: { borderBottomWidth: 1, borderColor: color.line },
  row: { backgroundColor: color.surface },
  last: { borderBottomWidth: 1, borderColor: color.line },
}));
