import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Text } from '../../ui/Text.tsx';
import type { Search } from './useSearch.ts';

/** What there is to say below a search: that it goes on, that only this device was searched, that there is more. */
export function SearchFoot({ search: { state, more } }: { search: Search }) {
  const t = useWords();
  const words = state === 'asking' ? t('queue.searching') : state === 'here' ? t('queue.searchHere') : null;
  return (
    <View style={{ padding: 16, gap: 12, alignItems: 'flex-start' }}>
      {words !== null && (
        <Text size="support" color="text2" role="status">
          {words}
        </Text>
      )}
      {more && <Button size="sm" label={t('queue.showMore')} onPress={more} />}
    </View>
  );
}
