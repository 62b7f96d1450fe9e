import { useRouter } from 'expo-router';
import { later } from '../../src/shell/later.tsx';
import { useWayBack } from '../../src/shell/useBack.ts';

const FiguresScreen = later(async () => (await import('../../src/shell/late-pages.ts')).FiguresScreen);

export default function Figures() {
  const router = useRouter();
  return <FiguresScreen onBack={useWayBack('/settings')} onOpenBot={(id) => router.push(`/bots/${id}`)} />;
}
