import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Search, SlidersHorizontal } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { isNarrowed } from './filter.ts';
import type { QueueFilter } from './filter.ts';
import { FilterRow } from './FilterRow.tsx';
import { OnDuty } from './OnDuty.tsx';
import { QueueSearch } from './QueueSearch.tsx';

type Props = {
  wide: boolean;
  search: string;
  filter: QueueFilter;
  onSearch: (search: string) => void;
  onFilter: (filter: QueueFilter) => void;
};

/** The title, who is on duty, and what finds a conversation: on a phone behind a button, so that those who wait come first. */
export function QueueHead({ wide, search, filter, onSearch, onFilter }: Props) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const narrowed = isNarrowed(filter);
  const toggle = () => {
    setOpen(!open);
    if (open && !wide) onSearch('');
  };
  return (
    <>
      <View style={HEAD}>
        <Text size={wide ? 'pane' : 'title'} role="heading" aria-level={1} numberOfLines={1} style={TITLE}>
          {t('queue.title')}
        </Text>
        <OnDuty />
        <IconButton
          icon={wide ? SlidersHorizontal : Search}
          label={t('queue.find')}
          width={36}
          pressed={open || narrowed}
          onPress={toggle}
        />
      </View>
      {(wide || open) && (
        <QueueSearch
          wide={wide}
          value={search}
          onChange={onSearch}
          onClose={wide ? null : () => setOpen(false)}
        />
      )}
      {(open || narrowed) && <FilterRow wide={wide} filter={filter} onChange={onFilter} />}
    </>
  );
}

const TITLE = { flexShrink: 0, maxWidth: '62%' } as const;

const HEAD = {
  flexDirection: 'row',
  alignItems: 'center',
  gap: 8,
  minHeight: 56,
  paddingStart: 16,
  paddingEnd: 8,
} as const;
