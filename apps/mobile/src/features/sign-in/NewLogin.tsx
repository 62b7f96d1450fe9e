import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { TextField } from '../../ui/TextField.tsx';

const SHORTEST = 8;

export function useNewLogin() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  return {
    name,
    setName,
    password,
    setPassword,
    complete: name.trim() !== '' && password.length >= SHORTEST,
  };
}

/** The two things that a new member chooses: what customers see, and how they get in. */
export function NewLogin({
  login,
  onSubmit,
}: {
  login: ReturnType<typeof useNewLogin>;
  onSubmit: () => void;
}) {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('entry.name')}
        value={login.name}
        onChangeText={login.setName}
        maxLength={120}
        autoComplete="name"
      />
      <TextField
        label={t('entry.password')}
        value={login.password}
        onChangeText={login.setPassword}
        secureTextEntry
        autoComplete="new-password"
        maxLength={128}
        onSubmitEditing={onSubmit}
      />
    </>
  );
}
