import { useState } from 'react';
import { useRouter } from 'expo-router';
import { useShortcuts } from '../platform/shortcuts';
import { later } from './later.tsx';
import { PLACES } from './place.ts';
import type { Place } from './place.ts';
import { useWide } from './useWide.ts';

const Palette = later(async () => (await import('./late-pages.ts')).Palette);
const HelpSheet = later(async () => (await import('./late-pages.ts')).HelpSheet);

/** What opens over the pages: everything by its name, and what the keys do. */
export function Keys({ path }: { path: string }) {
  const router = useRouter();
  const wide = useWide();
  const [shown, setShown] = useState<'palette' | 'help' | null>(null);
  const close = () => setShown(null);
  const to = (place: Place) => () => router.navigate(PLACES[place]);
  useShortcuts({
    'mod+k': () => setShown('palette'),
    '?': () => setShown('help'),
    1: to('queue'),
    2: to('activity'),
    3: to('bots'),
    4: to('settings'),
  });
  if (shown === 'help') return <HelpSheet wide={wide} onClose={close} />;
  if (shown === null) return null;
  const open = /^\/conversations\/([^/]+)/.exec(path)?.[1] ?? null;
  return <Palette open={open} onGo={(next) => router.navigate(next)} onClose={close} />;
}
