import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import type { EventDecisions } from '@baton/protocol';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { timeLabel } from '../../model/age.ts';
import { Card } from '../../ui/Card.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import type { ColorName } from '../../ui/tokens.ts';
import { Touchable } from '../../ui/Touchable.tsx';
import { PushLedger } from './PushLedger.tsx';

type Decision = EventDecisions['decisions'][number];
const INK: Record<Decision['verdict'], ColorName> = {
  push: 'ok',
  push_quietly: 'text2',
  hold: 'warn',
  skip: 'text3',
};

/** Every member's decision about one event, with its reason, and what became of each push. */
export function AlertScreen({ seq, onBack }: { seq: number; onBack: () => void }) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const { data, code } = useAnswer<EventDecisions>(`/v1/alerts/${seq}/decisions`);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('told.title')}
        title={data ? t(`alerts.kind.${data.kind}`) : t('told.title')}
        under={data ? `${data.subject.name}, ${timeLabel(data.at)}` : undefined}
        back={t('told.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {data === null && code === null && <Skeleton />}
        {data === null && code !== null && <Notice title={t('told.missing')} code={code} titleColor="warn" />}
        {data?.decisions.map((decision) => (
          <Card key={`${decision.member.memberId} ${decision.round}`} style={styles.card}>
            <View style={styles.head}>
              <Text weight="semibold" style={{ flex: 1 }}>
                {decision.member.name}
              </Text>
              <Text size="support" weight="semibold" color={INK[decision.verdict]}>
                {t(`alerts.verdict.${decision.verdict}`)}
              </Text>
            </View>
            <Text size="support" color="text2">
              {decision.words}
            </Text>
            {decision.deliveries.map(({ id, device, state }) => (
              <View key={id}>
                <Touchable
                  role="button"
                  aria-expanded={open === id}
                  aria-label={`${device}, ${t(`told.state.${state}`, { defaultValue: state })}`}
                  onPress={() => setOpen(open === id ? null : id)}
                  style={styles.device}
                  active={({ hovered }) => hovered && styles.hovered}
                >
                  <Text size="support" style={{ flex: 1 }}>
                    {device}
                  </Text>
                  <Text size="support" color="text2">
                    {t(`told.state.${state}`, { defaultValue: state })}
                  </Text>
                </Touchable>
                {open === id && <PushLedger id={id} />}
              </View>
            ))}
          </Card>
        ))}
      </ScrollView>
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, gap: 12, maxWidth: 640, width: '100%' },
  card: { paddingVertical: 12, paddingHorizontal: 16, gap: 4 },
  head: { flexDirection: 'row', gap: 12 },
  device: {
    flexDirection: 'row',
    alignItems: 'center',
    minHeight: 44,
    borderTopWidth: 1,
    borderColor: color.line,
    marginTop: 8,
  },
  hovered: { backgroundColor: color.bg },
}));
