import { useState } from 'react';
import type { ReactNode } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useCall } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Lock } from '../../ui/icons.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Matrix } from './Matrix.tsx';
import { QuietDefault } from './QuietDefault.tsx';
import type { Subject } from './settings-of.ts';
import { SubjectPick } from './SubjectPick.tsx';

type Props = {
  /** When and how humans are called, of all bots that say nothing themselves. */
  policy: ReactNode;
  wide: boolean;
  onBack: () => void;
};

/** What counts for everybody who has not said otherwise. */
export function DefaultsScreen({ policy, wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const manages = useLive((state) => state.snapshot?.me.permissions.includes('chatbot.manage') === true);
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.organization')}
        title={t('defaults.title')}
        under={t('defaults.why')}
        back={t('alerts.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      {manages ? (
        <ScrollView contentContainerStyle={styles.body}>
          <Alerts wide={wide} />
          <Section title={t('defaults.quiet')}>
            <Text size="support" color="text2">
              {t('defaults.quietWhy')}
            </Text>
            <QuietDefault wide={wide} />
          </Section>
          <Section title={t('defaults.policy')}>
            <Text size="support" color="text2">
              {t('defaults.policyWhy')}
            </Text>
            {policy}
          </Section>
        </ScrollView>
      ) : (
        <EmptyState icon={Lock} title={t('defaults.locked')} words={t('defaults.lockedWhy')} />
      )}
    </View>
  );
}

function Alerts({ wide }: { wide: boolean }) {
  const t = useWords();
  const call = useCall();
  const [subject, setSubject] = useState<Subject | null>(null);
  return (
    <Section title={t('defaults.what')}>
      <Text size="support" color="text2">
        {t('defaults.whatWhy')}
      </Text>
      <SubjectPick subject={subject} onPick={setSubject} />
      <Matrix key={subject?.id ?? 'all'} call={call} scope={{ layer: 'organization', subject }} wide={wide} />
    </Section>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 8, gap: 24, width: '100%', maxWidth: 640, paddingBottom: 48 },
}));
