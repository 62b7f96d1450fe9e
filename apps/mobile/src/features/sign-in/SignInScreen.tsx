import { useRef, useState } from 'react';
import { ScrollView, View } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { AboveKeyboard } from '../../platform/keyboard';
import { BatonMark } from '../../ui/BatonMark.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AlertTriangle } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { themed } from '../../ui/theme.tsx';
import { serverOrigin } from './server-origin.ts';

export type Failure = 'wrong' | 'no_server' | 'too_many' | 'no_member' | 'missing';
export type SignInScreenProps = {
  onSignIn: (credentials: { server: string; email: string; password: string }) => Promise<{ ok: true } | { ok: false; why: Exclude<Failure, 'missing'> }>;
  /** The server's address; asked for on phones, where nothing tells it. */
  server: string | null;
  asksForServer: boolean;
};

const WHY = {
  wrong: 'signIn.wrong',
  no_server: 'signIn.noServer',
  too_many: 'signIn.tooMany',
  no_member: 'signIn.noMember',
  missing: 'signIn.missing',
} as const;

export function SignInScreen({ onSignIn, server, asksForServer }: SignInScreenProps) {
  const t = useWords();
  const styles = useStyles();
  const [address, setAddress] = useState(server ?? '');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const going = useRef(false);

  const submit = async () => {
    if (going.current) return;
    const origin = serverOrigin(address);
    if (email.trim() === '' || password === '') return setFailure('missing');
    if (origin === null) return setFailure('no_server');
    going.current = true;
    setBusy(true);
    setFailure(null);
    const answer = await onSignIn({ server: origin, email: email.trim(), password });
    going.current = false;
    setBusy(false);
    if (!answer.ok) setFailure(answer.why);
  };
  const go = () => void submit();

  return (
    <SafeAreaView style={styles.screen}>
      <AboveKeyboard>
        <ScrollView contentContainerStyle={styles.middle} keyboardShouldPersistTaps="handled">
          <View style={styles.head}>
            <BatonMark size={48} />
            <Text size="title" role="heading" aria-level={1}>
              {t('signIn.title')}
            </Text>
            <Text color="text2">{t('signIn.lead')}</Text>
          </View>
          <Card style={styles.card}>
            {asksForServer && (
              <TextField label={t('signIn.server')} placeholder={t('signIn.serverHint')} value={address} onChangeText={setAddress} inputMode="url" autoCapitalize="none" autoCorrect={false} />
            )}
            <TextField label={t('signIn.email')} value={email} onChangeText={setEmail} inputMode="email" autoComplete="username" autoCapitalize="none" autoCorrect={false} onSubmitEditing={go} />
            <TextField label={t('signIn.password')} value={password} onChangeText={setPassword} secureTextEntry autoComplete="current-password" onSubmitEditing={go} />
            {failure !== null && (
              <View role="alert" aria-live="assertive" style={styles.failure}>
                <Icon of={AlertTriangle} size={16} color="warn" />
                <Text size="support" color="warn" style={{ flex: 1 }}>
                  {t(WHY[failure])}
                </Text>
              </View>
            )}
            <Button kind="primary" label={busy ? t('signIn.busy') : t('signIn.submit')} disabled={busy} onPress={go} />
          </Card>
        </ScrollView>
      </AboveKeyboard>
    </SafeAreaView>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  middle: { flexGrow: 1, justifyContent: 'center', alignItems: 'center', padding: 16, gap: 24 },
  head: { alignItems: 'center', gap: 8 },
  card: { width: '100%', maxWidth: 400, padding: 16, gap: 16 },
  failure: { flexDirection: 'row', gap: 8, alignItems: 'center' },
}));
