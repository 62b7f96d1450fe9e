import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { TextField } from '../../ui/TextField.tsx';
import { CodeScreen } from './CodeScreen.tsx';
import { Door } from './Door.tsx';
import { serverOrigin } from './server-origin.ts';
import { useSubmit } from './useSubmit.ts';
import type { SignInAnswer, SignInFailure } from '../../session/auth.ts';

export type SignInScreenProps = {
  onSignIn: (credentials: { server: string; email: string; password: string }) => Promise<SignInAnswer>;
  onCode: (server: string, step: string | null, code: string) => Promise<SignInAnswer>;
  /** The server's address; asked for on phones, where nothing tells it. */
  server: string | null;
  asksForServer: boolean;
};

export function SignInScreen({ onSignIn, onCode, server, asksForServer }: SignInScreenProps) {
  const [second, setSecond] = useState<{ server: string; step: string | null } | null>(null);
  const [over, setOver] = useState(false);
  if (second)
    return (
      <CodeScreen
        onCode={async (code) => {
          const answer = await onCode(second.server, second.step, code);
          if (!answer.ok && answer.why === 'step_over') {
            setOver(true);
            setSecond(null);
          }
          return answer;
        }}
        onBack={() => setSecond(null)}
      />
    );
  const signIn: SignInScreenProps['onSignIn'] = async (login) => {
    setOver(false);
    const answer = await onSignIn(login);
    if (!answer.ok && answer.why === 'second_step') setSecond({ server: login.server, step: answer.step });
    return answer;
  };
  return <FirstStep onSignIn={signIn} server={server} asksForServer={asksForServer} over={over} />;
}

type FirstProps = Omit<SignInScreenProps, 'onCode'> & {
  /** The second step took too long or too many tries: all begins anew. */
  over: boolean;
};

function FirstStep({ onSignIn, server, asksForServer, over }: FirstProps) {
  const t = useWords();
  const [address, setAddress] = useState(server ?? '');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, failure, submit } = useSubmit<SignInFailure | 'missing' | 'second_step'>(() => {
    const origin = serverOrigin(address);
    if (email.trim() === '' || password === '') return 'missing';
    if (origin === null) return 'no_server';
    return onSignIn({ server: origin, email: email.trim(), password });
  });
  return (
    <Door
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      failure={
        failure !== null && failure !== 'second_step'
          ? t(`signIn.failure.${failure}`)
          : over
            ? t('signIn.failure.step_over')
            : null
      }
      submit={{ label: busy ? t('signIn.busy') : t('signIn.submit'), busy, onPress: submit }}
    >
      {asksForServer && (
        <TextField
          label={t('signIn.server')}
          placeholder={t('signIn.serverHint')}
          value={address}
          onChangeText={setAddress}
          inputMode="url"
          autoCapitalize="none"
          autoCorrect={false}
        />
      )}
      <TextField
        label={t('signIn.email')}
        value={email}
        onChangeText={setEmail}
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect={false}
        onSubmitEditing={submit}
      />
      <TextField
        label={t('signIn.password')}
        value={password}
        onChangeText={setPassword}
        secureTextEntry
        autoComplete="current-password"
        onSubmitEditing={submit}
      />
    </Door>
  );
}
