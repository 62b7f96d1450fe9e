import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useGlobalSearchParams, usePathname, useRouter } from 'expo-router';
import type { Href } from 'expo-router';
import { ActivityScreen } from '../features/activity/ActivityScreen.tsx';
import { BotsScreen } from '../features/bots/BotsScreen.tsx';
import { usePresence } from '../live/usePresence.ts';
import { push } from '../platform/push';
import { useDeviceKept } from '../push/useDeviceKept.ts';
import { ToastProvider } from '../ui/toasts.tsx';
import { Attention } from './Attention.tsx';
import { Keys } from './Keys.tsx';
import { keepPages } from './later.tsx';
import { isDeep, placeOf, PLACES } from './place.ts';
import type { Place } from './place.ts';
import { RingingQueue } from './RingingQueue.tsx';
import { Shell } from './Shell.tsx';
import { useTabs } from './useTabs.ts';
import { useWide } from './useWide.ts';

/** Puts the pages into the shell: a list stays beside what is opened from it where there is room. */
export function Workplace({ children }: { children: ReactNode }) {
  const router = useRouter();
  const path = usePathname();
  const wide = useWide();
  const at = placeOf(path);
  const tabs = useTabs(at, (place) => router.navigate(PLACES[place]));
  usePresence();
  useDeviceKept();
  useEffect(keepPages, []);
  useEffect(() => push.listen((url) => router.navigate(url)), [router]);
  return (
    <ToastProvider>
      <Shell
        tabs={tabs}
        list={wide && at !== 'settings' ? <List at={at} path={path} /> : null}
        atTop={!isDeep(path)}
      >
        {children}
      </Shell>
      <Attention at={at} />
      <Keys path={path} />
    </ToastProvider>
  );
}

/** The list that stays beside its pages; the settings have none. */
function List({ at, path }: { at: Exclude<Place, 'settings'>; path: string }) {
  const router = useRouter();
  const { id } = useGlobalSearchParams<{ id?: string }>();
  const selected = isDeep(path) && id !== undefined ? { selected: id } : {};
  switch (at) {
    case 'queue':
      return <RingingQueue wide onOpen={(open) => router.navigate(`/conversations/${open}`)} {...selected} />;
    case 'activity':
      return <ActivityScreen wide selected={path} onOpen={(open) => router.navigate(open as Href)} />;
    case 'bots':
      return <BotsScreen wide onOpen={(open) => router.navigate(`/bots/${open}`)} {...selected} />;
  }
}
