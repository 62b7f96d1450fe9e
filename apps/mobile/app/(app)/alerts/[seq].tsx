import { useLocalSearchParams, useRouter } from 'expo-router';
import { lazy, Suspense } from 'react';

const AlertScreen = lazy(async () => ({
  default: (await import('../../../src/features/alerts/AlertScreen.tsx')).AlertScreen,
}));

export default function Alert() {
  const router = useRouter();
  const { seq } = useLocalSearchParams<{ seq: string }>();
  return (
    <Suspense fallback={null}>
      <AlertScreen
        seq={Number(seq)}
        onBack={() => (router.canGoBack() ? router.back() : router.replace('/alerts'))}
      />
    </Suspense>
  );
}
