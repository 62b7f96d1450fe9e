import { useRouter } from 'expo-router';
import { lazy, Suspense } from 'react';
import { useNow } from '../../src/live/clock.ts';
import { useSession } from '../../src/session/session.tsx';
import { useWide } from '../../src/shell/useWide.ts';

const NotificationsScreen = lazy(async () => ({
  default: (await import('../../src/features/notifications/NotificationsScreen.tsx')).NotificationsScreen,
}));

export default function Notifications() {
  const { call } = useSession();
  const router = useRouter();
  const wide = useWide();
  const now = useNow();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Suspense fallback={null}>
      <NotificationsScreen
        call={call}
        now={now}
        zone={zone}
        wide={wide}
        onBack={() => (router.canGoBack() ? router.back() : router.replace('/settings'))}
      />
    </Suspense>
  );
}
