import { Redirect, useLocalSearchParams } from 'expo-router';
import { SignInScreen } from '../src/features/sign-in/SignInScreen.tsx';
import { asksForServer, knownServer } from '../src/platform/server';
import { useHeldSession } from '../src/session/session.tsx';

export default function SignIn() {
  const { session, enter, enterCode } = useHeldSession();
  const { next } = useLocalSearchParams<{ next?: string }>();
  if (session.kind === 'in')
    return <Redirect href={next?.startsWith('/') === true && !next.startsWith('//') ? next : '/'} />;
  return (
    <SignInScreen onSignIn={enter} onCode={enterCode} server={knownServer()} asksForServer={asksForServer} />
  );
}
