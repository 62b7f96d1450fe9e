import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useCall } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { tunes } from '../../model/tuning.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Lock } from '../../ui/icons.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Matrix } from './Matrix.tsx';
import type { Subject } from './settings-of.ts';
import { SubjectPick } from './SubjectPick.tsx';

type Props = { memberId: string; wide: boolean; onBack: () => void };

/** What reaches another member: seen and set by who manages members. */
export function MemberScreen({ memberId, wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const member = useLive(({ snapshot }) => snapshot?.members[memberId]);
  const allowed = useLive(({ snapshot }) => snapshot && tunes(snapshot, memberId));
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={member ? t(`settings.roles.${member.role}`) : t('settings.notifications')}
        title={member ? t('theirs.title', { name: member.name }) : ' '}
        back={t('conversation.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      {member && allowed && <Alerts memberId={memberId} name={member.name} wide={wide} />}
      {allowed === false && (
        <EmptyState icon={Lock} title={t('theirs.locked')} words={t('theirs.lockedWhy')} />
      )}
    </View>
  );
}

function Alerts({ memberId, name, wide }: { memberId: string; name: string; wide: boolean }) {
  const t = useWords();
  const styles = useStyles();
  const call = useCall();
  const [subject, setSubject] = useState<Subject | null>(null);
  const scope = { layer: 'member' as const, memberId, subject };
  return (
    <ScrollView contentContainerStyle={styles.body}>
      <Section title={t('alerts.what')}>
        <Text size="support" color="text2">
          {t('theirs.why', { name })}
        </Text>
        <SubjectPick subject={subject} onPick={setSubject} />
        <Matrix key={subject?.id ?? 'all'} call={call} scope={scope} wide={wide} />
      </Section>
    </ScrollView>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 8, gap: 24, width: '100%', maxWidth: 640, paddingBottom: 48 },
}));
