import { useWords } from '../i18n/i18n.ts';
import { useLive } from '../live/live.tsx';
import { waitingOf } from '../live/queue-of.ts';
import { Activity, Bot, Inbox, Sliders } from '../ui/icons.ts';
import type { Tab } from '../ui/TabBar.tsx';
import type { Place } from './place.ts';

const ICON = { queue: Inbox, activity: Activity, bots: Bot, settings: Sliders };

/** The tabs, with how many wait. */
export function useTabs(at: Place, go: (place: Place) => void): Tab[] {
  const t = useWords();
  const waiting = useLive(({ snapshot }) => (snapshot ? waitingOf(snapshot).length : 0));
  return (['queue', 'activity', 'bots', 'settings'] as const).map((place) => ({
    key: place,
    label: t(`tab.${place}`),
    icon: ICON[place],
    selected: at === place,
    onPress: () => go(place),
    ...(place === 'queue' ? { count: waiting } : {}),
  }));
}
