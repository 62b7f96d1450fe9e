import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { BatonMark } from '../ui/BatonMark.tsx';
import { Text } from '../ui/Text.tsx';

type Props = { words?: 'queue.pick' | 'activity.pick' | 'bots.pick' };

/** The page before something of the list is picked. */
export function NothingOpen({ words = 'queue.pick' }: Props) {
  const t = useWords();
  return (
    <View style={{ flex: 1, alignItems: 'center', justifyContent: 'center', gap: 16, padding: 32 }}>
      <View style={{ opacity: 0.35 }}>
        <BatonMark size={48} />
      </View>
      <Text color="text2" style={{ textAlign: 'center' }}>
        {t(words)}
      </Text>
    </View>
  );
}
