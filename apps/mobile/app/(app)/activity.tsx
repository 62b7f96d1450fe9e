import { useRouter } from 'expo-router';
import type { Href } from 'expo-router';
import { ActivityScreen } from '../../src/features/activity/ActivityScreen.tsx';
import { NothingOpen } from '../../src/shell/NothingOpen.tsx';
import { useWide } from '../../src/shell/useWide.ts';

export default function Activity() {
  const router = useRouter();
  if (useWide()) return <NothingOpen words="activity.pick" />;
  return <ActivityScreen onOpen={(path) => router.navigate(path as Href)} />;
}
