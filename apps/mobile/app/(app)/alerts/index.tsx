import { useRouter } from 'expo-router';
import { lazy, Suspense } from 'react';

const AlertsScreen = lazy(async () => ({
  default: (await import('../../../src/features/alerts/AlertsScreen.tsx')).AlertsScreen,
}));

export default function Alerts() {
  const router = useRouter();
  return (
    <Suspense fallback={null}>
      <AlertsScreen
        onBack={() => (router.canGoBack() ? router.back() : router.replace('/settings'))}
        onOpen={(seq) => router.push(`/alerts/${seq}`)}
      />
    </Suspense>
  );
}
