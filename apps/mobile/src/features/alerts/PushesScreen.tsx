import type { PushList, PushShown } from '@baton/protocol';
import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { ask, useAnswer, useCall } from '../../live/answers.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { dayLabel } from '../../model/age.ts';
import { Button } from '../../ui/Button.tsx';
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
  const { data, code } = useAnswer<PushList>('/v1/me/pushes');
  const [earlier, setEarlier] = useState<PushList | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const known = new Set(data?.pushes.map(({ id }) => id));
  const pushes = [...(data?.pushes ?? []), ...(earlier?.pushes ?? []).filter(({ id }) => !known.has(id))];
  const next = earlier ? earlier.next : (data?.next ?? null);
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
        {data === null && code === null && <Skeleton />}
        {data === null && code !== null && (
          <Notice title={t('alerts.unreachable')} code={code} titleColor="warn" />
        )}
        {data !== null && pushes.length === 0 && (
          <EmptyState icon={BellRing} title={t('pushes.none')} words={t('pushes.noneWhy')} />
        )}
        {pushes.map((push) => (
          <PushCard
            key={push.id}
            push={push}
            open={open === push.id}
            onPress={() => setOpen(open === push.id ? null : push.id)}
          />
        ))}
        {next !== null && (
          <More
            next={next}
            onMore={(page) => setEarlier({ ...page, pushes: [...(earlier?.pushes ?? []), ...page.pushes] })}
          />
        )}
      </ScrollView>
    </View>
  );
}

function More({ next, onMore }: { next: string; onMore: (page: PushList) => void }) {
  const t = useWords();
  const call = useCall();
  const [busy, setBusy] = useState(false);
  const fetchMore = () => {
    setBusy(true);
    ask<PushList>(call, `/v1/me/pushes?after=${encodeURIComponent(next)}`)
      .then(onMore, (failed: unknown) => console.info('no earlier pushes', (failed as Error).message))
      .finally(() => setBusy(false));
  };
  return (
    <View style={{ alignItems: 'flex-start' }}>
      <Button label={t('pushes.more')} onPress={fetchMore} disabled={busy} />
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
