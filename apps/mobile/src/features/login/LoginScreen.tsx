import { useState } from 'react';
import type { Login } from '@baton/protocol';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useCall } from '../../live/answers.tsx';
import { Held, useKept } from '../../live/kept.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { SecondStepCard } from './SecondStepCard.tsx';
import { SessionsCard } from './SessionsCard.tsx';
import type { AskLogin } from './useSecondStep.ts';

type Props = { askLogin: AskLogin; wide: boolean; onBack: () => void };

/** How one signs in, and where one is signed in. */
export function LoginScreen({ askLogin, wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const call = useCall();
  const { top } = useSafeAreaInsets();
  const login = useKept<Login, never>(call, '/v1/me/login');
  const [ending, setEnding] = useState<'no' | 'busy' | 'failed'>('no');
  const end = async (which: string | 'others') => {
    setEnding('busy');
    const path = which === 'others' ? '/v1/me/sessions' : `/v1/me/sessions/${encodeURIComponent(which)}`;
    const ended = await call(path, {}, 'DELETE').then(
      // One that is gone already is what was wanted.
      ({ ok, status }) => ok || status === 404,
      (unreachable: unknown) => {
        console.info('session not ended', (unreachable as Error).name);
        return false;
      },
    );
    setEnding(ended ? 'no' : 'failed');
    login.again();
  };
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('login.over')}
        title={t('login.title')}
        under={login.value?.email}
        back={t('login.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body} keyboardShouldPersistTaps="handled">
        <Held loaded={login}>
          {({ secondStep, sessions }) => (
            <View style={{ gap: 24 }}>
              <Section title={t('login.secondStep')}>
                <SecondStepCard on={secondStep} askLogin={askLogin} onChanged={login.again} />
              </Section>
              <Section title={t('login.sessions')}>
                {ending === 'failed' && (
                  <Text size="support" color="warn" role="alert">
                    {t('login.failed')}
                  </Text>
                )}
                <SessionsCard
                  sessions={sessions}
                  busy={ending === 'busy'}
                  wide={wide}
                  onEnd={(which) => void end(which)}
                />
              </Section>
            </View>
          )}
        </Held>
      </ScrollView>
    </View>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 24, maxWidth: 640, width: '100%', paddingBottom: 48 },
}));
