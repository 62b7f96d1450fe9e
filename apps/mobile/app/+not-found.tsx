import { useRouter } from 'expo-router';
import { View } from 'react-native';
import { useWords } from '../src/i18n/i18n.ts';
import { Button } from '../src/ui/Button.tsx';
import { EmptyState } from '../src/ui/EmptyState.tsx';
import { CircleHelp } from '../src/ui/icons.ts';

export default function NotFound() {
  const t = useWords();
  const router = useRouter();
  return (
    <EmptyState icon={CircleHelp} title={t('notFound.title')} words="">
      <View>
        <Button label={t('notFound.home')} onPress={() => router.replace('/')} />
      </View>
    </EmptyState>
  );
}
