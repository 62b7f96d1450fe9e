import { Redirect, useLocalSearchParams, useRouter } from 'expo-router';
import { JoinScreen } from '../../src/features/sign-in/JoinScreen.tsx';
import { knownServer } from '../../src/platform/server';
import { invitation, join } from '../../src/session/entry.ts';
import { useHeldSession } from '../../src/session/session.tsx';

export default function Join() {
  const { token } = useLocalSearchParams<{ token: string }>();
  const { session, enter } = useHeldSession();
  const router = useRouter();
  const server = knownServer();
  if (session.kind === 'in' || server === null) return <Redirect href="/" />;
  return (
    <JoinScreen
      look={() => invitation(server, token)}
      onJoin={async ({ email }, login) => {
        const answer = await join(server, token, login);
        if (!answer.ok) return answer;
        const entered = await enter({ server, email, password: login.password });
        // A login that was there before may take a second step.
        if (!entered.ok) router.replace('/sign-in');
        return answer;
      }}
    />
  );
}
