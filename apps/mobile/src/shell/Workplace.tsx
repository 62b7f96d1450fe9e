import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useGlobalSearchParams, usePathname, useRouter } from 'expo-router';
import { usePresence } from '../live/usePresence.ts';
import { push } from '../platform/push';
import { useDeviceKept } from '../push/useDeviceKept.ts';
import { RingingQueue } from './RingingQueue.tsx';
import { Shell } from './Shell.tsx';
import { useTabs } from './useTabs.ts';
import { useWide } from './useWide.ts';

/** Puts the pages into the shell: the queue stays beside a conversation where there is room. */
export function Workplace({ children }: { children: ReactNode }) {
  const router = useRouter();
  const path = usePathname();
  const wide = useWide();
  const { id } = useGlobalSearchParams<{ id?: string }>();
  const talking = path.startsWith('/conversations/');
  const at = path === '/settings' ? 'settings' : 'queue';
  const tabs = useTabs(at, (place) => router.navigate(place === 'settings' ? '/settings' : '/'));
  usePresence();
  useDeviceKept();
  useEffect(() => push.listen((url) => router.navigate(url)), [router]);
  const selected = talking && id !== undefined ? { selected: id } : {};
  const list =
    wide && at === 'queue' ? (
      <RingingQueue
        wide
        onOpen={(conversationId) => router.navigate(`/conversations/${conversationId}`)}
        {...selected}
      />
    ) : null;
  return (
    <Shell tabs={tabs} list={list} atTop={!talking}>
      {children}
    </Shell>
  );
}
