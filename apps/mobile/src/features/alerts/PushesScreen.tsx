import type { PushList, PushShown } from '@baton/protocol';
import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { ShowEarlier, usePages } from '../../live/pages.tsx';
import { dayLabel } from '../../model/age.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BellRing } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { Ledger } from './PushLedger.tsx';

/** What one's own devices were sent, newest first: what came, why, what became of it, and the tap that keeps such pushes away. */
export function PushesScreen({ onBack }: { onBack: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const pages = usePages<PushList, PushShown>({
    path: '/v1/me/pushes',
    by: 'after',
    itemsOf: ({ pushes }) => pushes,
    keyOf: ({ id }) => id,
  });
  const { items, code } = pages;
  const [open, setOpen] = useState<string | null>(null);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.notifications')}
        title={t('pushes.title')}
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
          <EmptyState icon={BellRing} title={t('pushes.none')} words={t('pushes.noneWhy')} />
        )}
        {items?.map((push) => (
          <PushCard
            key={push.id}
            push={push}
            open={open === push.id}
            onPress={() => setOpen(open === push.id ? null : push.id)}
          />
        ))}
        <ShowEarlier pages={pages} />
      </ScrollView>
    </View>
  );
}

function PushCard({ push, open, onPress }: { push: PushShown; open: boolean; onPress: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const state = t(`told.state.${push.state}`, { defaultValue: push.state });
  return (
    <Card>
      <Touchable
        role="button"
        aria-expanded={open}
        aria-label={t('pushes.show', { title: push.title, state })}
        onPress={onPress}
        style={styles.push}
        active={({ hovered }) => hovered && styles.hovered}
      >
        <View style={styles.head}>
          <Text weight="semibold" style={{ flex: 1 }}>
            {push.title}
          </Text>
          <Text size="support" color="text2" tabular>
            {push.createdAt === null ? '' : dayLabel(push.createdAt)}
          </Text>
        </View>
        <Text size="support" color="text2">
          {push.body}
        </Text>
        <Text size="meta" color="text3">
          {`${push.device} · ${state} · ${t(`alerts.loudness.${push.loudness}`)}`}
        </Text>
      </Touchable>
      {open && <Ledger push={push} />}
    </Card>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 12, maxWidth: 640, width: '100%', paddingBottom: 48 },
  push: { paddingHorizontal: 16, paddingVertical: 12, gap: 4, borderRadius: 10 },
  head: { flexDirection: 'row', gap: 12 },
  hovered: { backgroundColor: color.bg },
}));
