import { Redirect, useLocalSearchParams } from 'expo-router';
import { SetupScreen } from '../src/features/sign-in/SetupScreen.tsx';
import { knownServer } from '../src/platform/server';
import { setUp } from '../src/session/entry.ts';
import { useHeldSession } from '../src/session/session.tsx';

export default function Setup() {
  const { token = '' } = useLocalSearchParams<{ token?: string }>();
  const { session, enter } = useHeldSession();
  const server = knownServer();
  if (session.kind === 'in' || server === null) return <Redirect href="/" />;
  return (
    <SetupScreen
      onSetUp={async (setup) => {
        const answer = await setUp(server, { token, ...setup });
        if (answer.ok) await enter({ server, email: setup.email, password: setup.password });
        return answer;
      }}
    />
  );
}
