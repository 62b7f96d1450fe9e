import { useRouter } from 'expo-router';
import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';

const AlertsScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).AlertsScreen);

export default function Alerts() {
  const router = useRouter();
  return <AlertsScreen onBack={useWayBack('/settings')} onOpen={(seq) => router.push(`/alerts/${seq}`)} />;
}
