import { View } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { Button } from '../../ui/Button.tsx';
import { CircleHelp } from '../../ui/icons.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { themed } from '../../ui/theme.tsx';

/** A link to a conversation that this member's state does not have; while the state is on its way, nothing is claimed. */
export function Missing({ onBack }: { onBack: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const known = useLive((state) => state.snapshot !== null);
  return (
    <SafeAreaView style={styles.screen}>
      {known ? (
        <EmptyState icon={CircleHelp} title={t('conversation.missing')} words={t('conversation.missingWhy')}>
          <View>
            <Button label={t('notFound.home')} onPress={onBack} />
          </View>
        </EmptyState>
      ) : (
        <Skeleton />
      )}
    </SafeAreaView>
  );
}

const useStyles = themed((color) => ({ screen: { flex: 1, backgroundColor: color.bg } }));
