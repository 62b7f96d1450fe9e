import type { ReactNode } from 'react';
import { View } from 'react-native';
import type { State } from '@baton/core';
import { useWords } from '../../i18n/i18n.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Moon } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';

type Props = { snapshot: State; search: string; card: ReactNode };

/** An empty queue reassures: who is handled, and whether this device rings. */
export function NobodyWaits({ snapshot, search, card }: Props) {
  const t = useWords();
  if (search !== '') {
    return (
      <Text size="support" color="text2" style={{ padding: 16 }}>
        {t('queue.nothingFound', { words: search })}
      </Text>
    );
  }
  const count = Object.values(snapshot.conversations).filter(({ owner }) => owner === 'bot').length;
  return (
    <View style={{ gap: 24, paddingBottom: 24 }}>
      <EmptyState icon={Moon} title={t('queue.emptyTitle')} words={t('queue.emptyBots', { count })} />
      {card !== undefined && <View style={{ marginHorizontal: 16 }}>{card}</View>}
    </View>
  );
}
