import { ScrollView, View } from 'react-native';
import type { AlertShown } from '@baton/protocol';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { ShowEarlier, usePages } from '../../live/pages.tsx';
import { timeLabel } from '../../model/age.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BellRing } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';

type List = { alerts: AlertShown[]; next: number | null };
type Props = { onBack: () => void; onOpen: (seq: number) => void };

/** What people were told of, newest first, each with how many it reached. */
export function AlertsScreen({ onBack, onOpen }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const pages = usePages<List, AlertShown>({
    path: '/v1/alerts',
    by: 'before',
    itemsOf: ({ alerts }) => alerts,
    keyOf: ({ seq }) => seq,
  });
  const { items, code } = pages;
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.notifications')}
        title={t('told.title')}
        back={t('alerts.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {items === null && code === null && <Skeleton />}
        {items === null && code !== null && (
          <Notice title={t('alerts.unreachable')} code={code} titleColor="warn" />
        )}
        {items?.length === 0 && (
          <EmptyState icon={BellRing} title={t('told.none')} words={t('told.noneWhy')} />
        )}
        {items?.map((alert) => (
          <AlertLine key={alert.seq} alert={alert} onPress={() => onOpen(alert.seq)} />
        ))}
        <View style={styles.foot}>
          <ShowEarlier pages={pages} />
        </View>
      </ScrollView>
    </View>
  );
}

function AlertLine({ alert, onPress }: { alert: AlertShown; onPress: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const { kind, subject, at, pushed, held, skipped } = alert;
  const reached = Object.entries({ pushed, held, skipped })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => t(`told.counted.${what}`, { count, defaultValue: what }))
    .join(' · ');
  const unheard = kind === 'escalation.ring' && pushed === 0;
  return (
    <Touchable
      role="link"
      aria-label={`${t(`alerts.kind.${kind}`)}, ${subject.name}, ${reached}`}
      onPress={onPress}
      style={styles.line}
      active={({ hovered }) => hovered && styles.hovered}
    >
      <View style={styles.words}>
        <Text weight="medium">{t(`alerts.kind.${kind}`)}</Text>
        <Text theirs size="support" color="text2">
          {subject.name}
        </Text>
      </View>
      <View style={styles.side}>
        <Text size="support" color="text2" tabular>
          {timeLabel(at)}
        </Text>
        <Text size="meta" weight="medium" color={unheard ? 'warn' : 'text3'} tabular>
          {reached}
        </Text>
      </View>
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { paddingBottom: 24, maxWidth: 640, width: '100%' },
  line: {
    flexDirection: 'row',
    gap: 12,
    minHeight: 64,
    alignItems: 'center',
    paddingHorizontal: 16,
    paddingVertical: 10,
    borderBottomWidth: 1,
    borderColor: color.line,
    backgroundColor: color.surface,
  },
  foot: { padding: 16 },
  hovered: { backgroundColor: color.bg },
  words: { flex: 1, gap: 2 },
  side: { alignItems: 'flex-end', gap: 2 },
}));
