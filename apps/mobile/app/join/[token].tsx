import { Redirect, useLocalSearchParams } from 'expo-router';
import { JoinScreen } from '../../src/features/sign-in/JoinScreen.tsx';
import { knownServer } from '../../src/platform/server';
import { invitation, join } from '../../src/session/entry.ts';
import { useHeldSession } from '../../src/session/session.tsx';

export default function Join() {
  const { token } = useLocalSearchParams<{ token: string }>();
  const { session, enter } = useHeldSession();
  const server = knownServer();
  if (session.kind === 'in' || server === null) return <Redirect href="/" />;
  return (
    <JoinScreen
      look={() => invitation(server, token)}
      onJoin={async ({ email }, login) => {
        const answer = await join(server, token, login);
        if (answer.ok) await enter({ server, email, password: login.password });
        return answer;
      }}
    />
  );
}
