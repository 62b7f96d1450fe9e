import type { ReactNode } from 'react';
import { View } from 'react-native';
import type { State } from '@baton/core';
import { useWords } from '../../i18n/i18n.ts';
import { queueOf } from '../../live/queue-of.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Moon } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';

/** An empty queue reassures: who is handled, and whether this device rings. */
export function NobodyWaits({ snapshot, card }: { snapshot: State; card: ReactNode }) {
  const t = useWords();
  const count = queueOf(snapshot).withBots.length;
  return (
    <View style={{ gap: 24, paddingBottom: 24 }}>
      <EmptyState icon={Moon} title={t('queue.emptyTitle')} words={t('queue.emptyBots', { count })} />
      {card !== undefined && <View style={{ marginHorizontal: 16 }}>{card}</View>}
    </View>
  );
}

/** Neither this device nor the server has what was searched for, or nothing passes the filter. */
export function NothingFound({ words }: { words: string }) {
  const t = useWords();
  return (
    <Text size="support" color="text2" role="status" style={{ padding: 16, paddingBottom: 0 }}>
      {words === '' ? t('queue.nothingPasses') : t('queue.nothingFound', { words })}
    </Text>
  );
}
