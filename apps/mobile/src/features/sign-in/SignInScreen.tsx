import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { TextField } from '../../ui/TextField.tsx';
import { Door } from './Door.tsx';
import { serverOrigin } from './server-origin.ts';
import { useSubmit } from './useSubmit.ts';

export type SignInFailure = 'wrong' | 'refused' | 'no_server' | 'too_many' | 'no_member';
export type SignInScreenProps = {
  onSignIn: (credentials: {
    server: string;
    email: string;
    password: string;
  }) => Promise<{ ok: true } | { ok: false; why: SignInFailure }>;
  /** The server's address; asked for on phones, where nothing tells it. */
  server: string | null;
  asksForServer: boolean;
};

export function SignInScreen({ onSignIn, server, asksForServer }: SignInScreenProps) {
  const t = useWords();
  const [address, setAddress] = useState(server ?? '');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, failure, submit } = useSubmit<SignInFailure | 'missing'>(() => {
    const origin = serverOrigin(address);
    if (email.trim() === '' || password === '') return 'missing';
    if (origin === null) return 'no_server';
    return onSignIn({ server: origin, email: email.trim(), password });
  });
  return (
    <Door
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      failure={failure && t(`signIn.failure.${failure}`)}
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
