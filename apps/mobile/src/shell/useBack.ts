import { useRouter } from 'expo-router';
import { useWide } from './useWide.ts';

/** The way back from a page about one thing; `null` on a wide screen, where its list is beside it. */
export function useBack(home: '/activity' | '/bots'): (() => void) | null {
  const router = useRouter();
  const wide = useWide();
  return wide ? null : () => (router.canGoBack() ? router.back() : router.replace(home));
}
