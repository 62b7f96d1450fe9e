import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import type { SignInAnswer, SignInFailure } from '../../session/auth.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Door } from './Door.tsx';
import { useSubmit } from './useSubmit.ts';

type Props = { onCode: (code: string) => Promise<SignInAnswer>; onBack: () => void };

/** The second step of a sign-in: what the authenticator shows, or a backup code. */
export function CodeScreen({ onCode, onBack }: Props) {
  const t = useWords();
  const [code, setCode] = useState('');
  const { busy, failure, submit } = useSubmit<SignInFailure | 'second_step' | 'no_code'>(() => {
    const typed = code.replaceAll(/\s/g, '');
    return typed === '' ? 'no_code' : onCode(typed);
  });
  return (
    <Door
      title={t('signIn.codeTitle')}
      lead={t('signIn.codeLead')}
      failure={failure === null || failure === 'second_step' ? null : t(`signIn.failure.${failure}`)}
      submit={{ label: busy ? t('signIn.busy') : t('signIn.submit'), busy, onPress: submit }}
    >
      <TextField
        label={t('signIn.code')}
        value={code}
        onChangeText={setCode}
        autoComplete="one-time-code"
        autoCapitalize="none"
        autoCorrect={false}
        autoFocus
        onSubmitEditing={submit}
      />
      <Button kind="ghost" label={t('signIn.codeBack')} onPress={onBack} />
    </Door>
  );
}
