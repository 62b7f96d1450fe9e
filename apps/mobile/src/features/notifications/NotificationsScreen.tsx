import type { MemberPeace, MemberPeaceChange } from '@baton/protocol';
import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import type { Call } from '../../live/answers.tsx';
import { Held, useKept } from '../../live/kept.tsx';
import type { Kept } from '../../live/kept.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { quietHoursOf } from '../../model/peace.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Matrix } from './Matrix.tsx';
import { PeaceCard } from './PeaceCard.tsx';
import { Preview } from './Preview.tsx';
import { askedOf } from './settings-of.ts';
import type { Subject } from './settings-of.ts';
import { SubjectPick } from './SubjectPick.tsx';
import { TrialBar } from './TrialBar.tsx';
import { useTrial } from './useTrial.ts';

type Props = { call: Call; now: number; zone: string; wide: boolean; onBack: () => void };

/** What × which bot or workflow × how loud × when, with whose word each value is. */
export function NotificationsScreen({ call, now, zone, wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const [subject, setSubject] = useState<Subject | null>(null);
  const [saved, setSaved] = useState(0);
  const scope = { layer: 'me' as const, subject };
  const peace = useKept<MemberPeace, MemberPeaceChange>(call, '/v1/me/peace', saved);
  const { trial, saving, ...trying } = useTrial({ call, scope, onSaved: () => setSaved(saved + 1) });
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
          <When
            peace={peace}
            trial={trial?.peace ?? null}
            now={now}
            zone={zone}
            wide={wide}
            onTry={(part) => trying.change({ peace: { ...trial?.peace, ...part } })}
          />
        </Section>
        <Section title={t('alerts.what')}>
          <SubjectPick
            subject={subject}
            onPick={(picked) => {
              setSubject(picked);
              trying.pick();
            }}
          />
          <Matrix
            key={subject?.id ?? 'all'}
            stamp={saved}
            call={call}
            scope={scope}
            wide={wide}
            trial={trying.ofSettings}
          />
        </Section>
        <Section title={t('alerts.preview')}>
          <Preview
            call={call}
            now={now}
            query={askedOf(scope)}
            zone={(peace.value && quietHoursOf(peace.value))?.zone ?? zone}
          />
          {trial === null && <TrialStart onStart={trying.begin} />}
        </Section>
      </ScrollView>
      {trial && (
        <TrialBar
          call={call}
          trial={trial}
          query={askedOf(scope)}
          busy={saving === 'busy'}
          failed={saving === 'failed'}
          onSave={trying.save}
          onDrop={trying.drop}
        />
      )}
    </View>
  );
}

type WhenProps = {
  peace: Kept<MemberPeace, MemberPeaceChange>;
  /** What is only tried; `null` when changes are saved at once. */
  trial: MemberPeaceChange | null;
  now: number;
  zone: string;
  wide: boolean;
  onTry: (change: MemberPeaceChange) => void;
};

function When({ peace, trial, now, zone, wide, onTry }: WhenProps) {
  return (
    <Held loaded={peace}>
      {(value) => (
        <PeaceCard
          peace={{ ...value, ...trial } as MemberPeace}
          now={now}
          zone={zone}
          wide={wide}
          busy={peace.busy}
          onChange={trial ? onTry : peace.change}
        />
      )}
    </Held>
  );
}

function TrialStart({ onStart }: { onStart: () => void }) {
  const t = useWords();
  const styles = useStyles();
  return (
    <Card style={styles.start}>
      <Text size="support" color="text2">
        {t('trial.why')}
      </Text>
      <Button label={t('trial.start')} onPress={onStart} />
    </Card>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 8, gap: 24, width: '100%', maxWidth: 640, paddingBottom: 48 },
  start: { paddingVertical: 14, paddingHorizontal: 16, gap: 12, alignItems: 'flex-start' },
}));
