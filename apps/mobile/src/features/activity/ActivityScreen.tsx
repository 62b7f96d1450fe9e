import { useMemo, useState } from 'react';
import { ScrollView, View } from 'react-native';
import { deepLinkPath } from '@baton/protocol';
import type { ActivityList, Entry, RunList, RunShown } from '@baton/protocol';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Filters } from '../../ui/Filters.tsx';
import { Activity } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import { SectionHeader } from '../../ui/SectionHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { ActivityRow } from './ActivityRow.tsx';
import { byDay, feedItem } from './feed.ts';
import type { Filter } from './feed.ts';
import { NeedsLook } from './NeedsLook.tsx';
import { Older } from './Older.tsx';

type Props = { onOpen: (path: string) => void; selected?: string; wide?: boolean };

const NONE: readonly RunShown[] = [];
const FILTERS: readonly Filter[] = ['all', 'updates', 'runs', 'health', 'settings'];

/** What bots and workflows did by themselves, newest first; what needs a look stays on top. */
export function ActivityScreen({ onOpen, selected, wide = false }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const [filter, setFilter] = useState<Filter>('all');
  const bots = useLive((state) => state.snapshot?.bots);
  const { data, code } = useAnswer<ActivityList>(`/v1/activity${filter === 'all' ? '' : `?kind=${filter}`}`);
  const stuck = useAnswer<RunList>('/v1/runs?status=stuck').data?.runs ?? NONE;
  const unwell = useMemo(
    () => Object.values(bots ?? {}).filter(({ status }) => status !== 'running'),
    [bots],
  );
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <View style={styles.head}>
        <Text size={wide ? 'pane' : 'title'} role="heading" aria-level={1}>
          {t('activity.title')}
        </Text>
      </View>
      <OfflineBanner />
      <Filters
        label={t('activity.filter')}
        value={filter}
        onChange={setFilter}
        options={FILTERS.map((value) => ({ value, label: t(`activity.filters.${value}`) }))}
      />
      <ScrollView contentContainerStyle={{ paddingBottom: 32 }}>
        <NeedsLook
          stuck={filter === 'all' || filter === 'runs' ? stuck : []}
          unwell={filter === 'all' || filter === 'health' ? unwell : []}
          onOpen={onOpen}
          selected={selected}
        />
        {data === null && code === null && <Skeleton rows={6} />}
        {code !== null && code !== 'unreachable' && (
          <Notice title={t('activity.refused')} code={code} titleColor="warn" />
        )}
        {data !== null && (
          <Feed
            key={filter}
            newest={data}
            stuck={stuck}
            filter={filter}
            onOpen={onOpen}
            selected={selected}
          />
        )}
      </ScrollView>
    </View>
  );
}

type FeedProps = {
  newest: ActivityList;
  /** Shown on top already. */
  stuck: readonly RunShown[];
  filter: Filter;
  onOpen: (path: string) => void;
  selected: string | undefined;
};

function Feed({ newest, stuck, filter, onOpen, selected }: FeedProps) {
  const t = useWords();
  const bots = useLive((state) => state.snapshot?.bots);
  const [older, setOlder] = useState<ActivityList | null>(null);
  const items = useMemo(() => {
    const first = newest.entries.at(-1)?.seq ?? 0;
    const rest = older?.entries.filter(({ seq }) => seq < first) ?? [];
    const nameOf = (id: string) => bots?.[id]?.name ?? t('activity.aBot');
    const onTop = (entry: Entry) =>
      entry.type === 'workflow.stuck' && stuck.some(({ id }) => id === entry.runId);
    const shown = [...newest.entries, ...rest].filter((entry) => !onTop(entry));
    return shown.flatMap((entry) => feedItem(t, entry, nameOf) ?? []);
  }, [newest, older, stuck, bots, t]);
  if (items.length === 0)
    return <EmptyState icon={Activity} title={t('activity.emptyTitle')} words={t('activity.emptyWords')} />;
  const next = older ? older.next : newest.next;
  // What is open is marked once: on top, where it is there.
  const marked = stuck.some(({ id }) => deepLinkPath({ to: 'run', runId: id }) === selected);
  const open = marked ? undefined : items.find(({ to }) => to === selected)?.key;
  return (
    <>
      {byDay(items, Date.now()).map(({ day, items: own }) => (
        <View key={day}>
          <SectionHeader title={t(`activity.days.${day}`)} count={own.length} />
          {own.map(({ key, to, ...row }) => (
            <ActivityRow key={key} {...row} selected={key === open} onPress={() => onOpen(to)} />
          ))}
        </View>
      ))}
      {next !== null && (
        <Older
          before={next}
          filter={filter}
          onMore={(page) =>
            setOlder((before) => ({
              entries: [...(before?.entries ?? []), ...page.entries],
              next: page.next,
            }))
          }
        />
      )}
    </>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  head: { minHeight: 56, justifyContent: 'center', paddingHorizontal: 16 },
}));
