import { useRouter } from 'expo-router';
import { BotsScreen } from '../../../src/features/bots/BotsScreen.tsx';
import { NothingOpen } from '../../../src/shell/NothingOpen.tsx';
import { useWide } from '../../../src/shell/useWide.ts';

export default function Bots() {
  const router = useRouter();
  if (useWide()) return <NothingOpen words="bots.pick" />;
  return <BotsScreen onOpen={(id) => router.navigate(`/bots/${id}`)} />;
}
