import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { TextField } from '../../ui/TextField.tsx';
import { Door } from './Door.tsx';
import { NewLogin, useNewLogin } from './NewLogin.tsx';
import { useSubmit } from './useSubmit.ts';

type Setup = { organization: string; name: string; email: string; password: string };
export type EntryFailure =
  | 'link_invalid'
  | 'already_set_up'
  | 'email_taken'
  | 'invalid_request'
  | 'no_server'
  | 'other';
type Props = { onSetUp: (setup: Setup) => Promise<{ ok: true } | { ok: false; why: EntryFailure }> };

/** A new server's first page, behind the one-time link that it printed: makes the organization and its owner. */
export function SetupScreen({ onSetUp }: Props) {
  const t = useWords();
  const [organization, setOrganization] = useState('');
  const [email, setEmail] = useState('');
  const login = useNewLogin();
  const { busy, failure, submit } = useSubmit<EntryFailure | 'missing'>(() => {
    if (organization.trim() === '' || email.trim() === '' || !login.complete) return 'missing';
    return onSetUp({
      organization: organization.trim(),
      email: email.trim(),
      name: login.name.trim(),
      password: login.password,
    });
  });
  return (
    <Door
      title={t('entry.setupTitle')}
      lead={t('entry.setupLead')}
      failure={failure && t(`entry.failure.${failure}`)}
      submit={{ label: t('entry.setupSubmit'), busy, onPress: submit }}
    >
      <TextField
        label={t('entry.organization')}
        value={organization}
        onChangeText={setOrganization}
        maxLength={120}
        autoComplete="organization"
      />
      <TextField
        label={t('signIn.email')}
        value={email}
        onChangeText={setEmail}
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect={false}
      />
      <NewLogin login={login} onSubmit={submit} />
    </Door>
  );
}
