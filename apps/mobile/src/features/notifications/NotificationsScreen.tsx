import type { MemberPeace, MemberPeaceChange } from '@baton/protocol';
import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import type { Call } from '../../live/answers.tsx';
import { Held, useKept } from '../../live/kept.tsx';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { themed } from '../../ui/theme.tsx';
import { BotPick, Matrix } from './Matrix.tsx';
import { PeaceCard } from './PeaceCard.tsx';
import { Preview } from './Preview.tsx';

type Props = { call: Call; now: number; zone: string; wide: boolean; onBack: () => void };

/** What × which bot × how loud × when, with whose word each value is. */
export function NotificationsScreen({ call, now, zone, wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const [botId, setBotId] = useState<string | null>(null);
  const peace = useKept<MemberPeace, MemberPeaceChange>(call, '/v1/me/peace');
  const botsOverride = useLive(({ snapshot }) =>
    Object.values(snapshot?.bots ?? {}).every(({ policy }) => policy.escalationsOverrideQuietHours),
  );
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.notifications')}
        title={t('alerts.title')}
        back={t('alerts.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        <Section title={t('alerts.when')}>
          <Held loaded={peace}>
            {(value) => (
              <PeaceCard
                peace={value}
                botsOverride={botsOverride}
                now={now}
                zone={zone}
                busy={peace.busy}
                onChange={peace.change}
              />
            )}
          </Held>
        </Section>
        <Section title={t('alerts.what')}>
          <BotPick botId={botId} onPick={setBotId} />
          <Matrix key={botId ?? 'all'} call={call} scope={{ layer: 'me', botId }} wide={wide} />
        </Section>
        <Section title={t('alerts.preview')}>
          <Preview call={call} now={now} query={botId === null ? {} : { bot: botId }} />
        </Section>
      </ScrollView>
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 8, gap: 24, width: '100%', maxWidth: 640, paddingBottom: 48 },
}));
