import { useRouter } from 'expo-router';
import { NothingOpen } from '../../src/shell/NothingOpen.tsx';
import { RingingQueue } from '../../src/shell/RingingQueue.tsx';
import { useWide } from '../../src/shell/useWide.ts';

export default function Queue() {
  const router = useRouter();
  if (useWide()) return <NothingOpen />;
  return <RingingQueue onOpen={(id) => router.navigate(`/conversations/${id}`)} />;
}
