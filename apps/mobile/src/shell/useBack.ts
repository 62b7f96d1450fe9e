import { useRouter } from 'expo-router';
import type { Href } from 'expo-router';
import { useWide } from './useWide.ts';

/** The way back from a page that nothing stands beside. */
export function useWayBack(home: Href): () => void {
  const router = useRouter();
  return () => (router.canGoBack() ? router.back() : router.replace(home));
}

/** The way back from a page about one thing; `null` on a wide screen, where its list is beside it. */
export function useBack(home: '/activity' | '/bots'): (() => void) | null {
  const back = useWayBack(home);
  return useWide() ? null : back;
}
