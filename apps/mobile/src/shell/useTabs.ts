import { queueView } from '@baton/core';
import { useWords } from '../i18n/i18n.ts';
import { useLive } from '../live/live.tsx';
import { Inbox, Sliders } from '../ui/icons.ts';
import type { Tab } from '../ui/TabBar.tsx';

export type Place = 'queue' | 'settings';

/** The tabs, with how many wait. */
export function useTabs(at: Place, go: (place: Place) => void): Tab[] {
  const t = useWords();
  const waiting = useLive(({ snapshot }) =>
    snapshot ? queueView(Object.values(snapshot.conversations), snapshot.me.memberId).waiting.length : 0,
  );
  return [
    {
      key: 'queue',
      label: t('tab.queue'),
      icon: Inbox,
      selected: at === 'queue',
      count: waiting,
      onPress: () => go('queue'),
    },
    {
      key: 'settings',
      label: t('tab.settings'),
      icon: Sliders,
      selected: at === 'settings',
      onPress: () => go('settings'),
    },
  ];
}
