import { useEffect, useState } from 'react';
import { View } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CircleHelp } from '../../ui/icons.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { themed } from '../../ui/theme.tsx';

/** A push may be here before what it is about. */
const PATIENCE_MS = 2000;

/** A link to a conversation that this device does not have. It is on its way, until the server has been heard and had its time. */
export function Missing({ onBack }: { onBack: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const phase = useLive((state) => state.phase);
  const heard = phase === 'live' || phase === 'polling';
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    if (!heard) return;
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [heard]);
  const offline = phase === 'offline';
  return (
    <SafeAreaView style={styles.screen}>
      <OfflineBanner />
      {offline || (heard && !patient) ? (
        <EmptyState
          icon={CircleHelp}
          title={t(offline ? 'conversation.notYet' : 'conversation.missing')}
          words={t(offline ? 'conversation.notYetWhy' : 'conversation.missingWhy')}
        >
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
