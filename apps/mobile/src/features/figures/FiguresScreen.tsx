import type { AlertFigures } from '@baton/protocol';
import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useAnswer } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Lock } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { themed } from '../../ui/theme.tsx';
import { Lost } from './Lost.tsx';
import { NotSent } from './NotSent.tsx';
import { Phones } from './Phones.tsx';
import { Sent } from './Sent.tsx';

const HOUR = 3_600_000;
const WINDOWS = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR };
type Window = keyof typeof WINDOWS;

type Props = { onBack: () => void; onOpenBot: (botId: string) => void };

/** How well pushes get through: whom none reaches first, then what was sent and how fast, then what was not and why. */
export function FiguresScreen({ onBack, onOpenBot }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const sees = useLive((state) => state.snapshot?.me.permissions.includes('analytics.view') === true);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.organization')}
        title={t('figures.title')}
        back={t('alerts.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      {sees ? (
        <Figures onOpenBot={onOpenBot} />
      ) : (
        <EmptyState icon={Lock} title={t('figures.locked')} words={t('figures.lockedWhy')} />
      )}
    </View>
  );
}

function Figures({ onOpenBot }: Pick<Props, 'onOpenBot'>) {
  const t = useWords();
  const styles = useStyles();
  const [window, setWindow] = useState<Window>('day');
  // As of when the page was opened: a figure that is asked for anew each second would never stand still.
  const [opened] = useState(Date.now);
  const { data, code } = useAnswer<AlertFigures>(`/v1/alerts/figures?since=${opened - WINDOWS[window]}`);
  return (
    <ScrollView contentContainerStyle={styles.body}>
      <Choice
        label={t('figures.window')}
        value={window}
        onChange={setWindow}
        options={(['hour', 'day', 'week'] as const).map((value) => ({
          value,
          label: t(`figures.windows.${value}`),
        }))}
      />
      {data === null && code === null && <Skeleton />}
      {data === null && code !== null && (
        <Notice title={t('alerts.unreachable')} code={code} titleColor="warn" />
      )}
      {data !== null && (
        <>
          <Section title={t('figures.phones')}>
            <Phones figures={data} onOpenBot={onOpenBot} />
          </Section>
          <Section title={t('figures.sent')}>
            <Sent sent={data.sent} />
          </Section>
          <Section title={t('figures.notSent')}>
            <NotSent notSent={data.notSent} />
          </Section>
          <Section title={t('figures.lost')}>
            <Lost lost={data.lost} />
          </Section>
        </>
      )}
    </ScrollView>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 24, width: '100%', maxWidth: 640, paddingBottom: 48 },
}));
