import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { Door } from './Door.tsx';
import { NewLogin, useNewLogin } from './NewLogin.tsx';
import type { EntryFailure } from './SetupScreen.tsx';
import { useSubmit } from './useSubmit.ts';

type Invitation = { organization: string; email: string };
type Props = {
  /** What the link invites to; `null` when it no longer works. */
  look: () => Promise<Invitation | null>;
  onJoin: (
    invitation: Invitation,
    login: { name: string; password: string },
  ) => Promise<{ ok: true } | { ok: false; why: EntryFailure }>;
};

/** Behind an invitation's link. */
export function JoinScreen({ look, onJoin }: Props) {
  const t = useWords();
  const [invitation, setInvitation] = useState<Invitation | null | 'looking'>('looking');
  const login = useNewLogin();
  useEffect(() => {
    void look().then(setInvitation);
    // The link is the page: it is looked at once.
  }, []);
  const { busy, failure, submit } = useSubmit<EntryFailure | 'missing'>(() => {
    if (invitation === null || invitation === 'looking') return 'link_invalid';
    return login.complete
      ? onJoin(invitation, { name: login.name.trim(), password: login.password })
      : 'missing';
  });
  if (invitation === 'looking') return null;
  if (invitation === null)
    return (
      <Door title={t('entry.joinTitle')} lead="" failure={t('entry.failure.link_invalid')} submit={null} />
    );
  return (
    <Door
      title={t('entry.join', { organization: invitation.organization })}
      lead={t('entry.joinLead', { email: invitation.email })}
      failure={failure && t(`entry.failure.${failure}`)}
      submit={{ label: t('entry.joinSubmit'), busy, onPress: submit }}
    >
      <NewLogin login={login} onSubmit={submit} />
    </Door>
  );
}
