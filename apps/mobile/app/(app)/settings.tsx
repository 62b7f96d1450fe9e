import { useRouter } from 'expo-router';
import { WakeCard } from '../../src/features/settings/WakeCard.tsx';
import { push } from '../../src/platform/push';
import { usePush } from '../../src/push/usePush.ts';
import { useSession } from '../../src/session/session.tsx';
import { later } from '../../src/shell/later.tsx';
import { useWide } from '../../src/shell/useWide.ts';

const SettingsScreen = later(async () => (await import('../../src/shell/late-pages.ts')).SettingsScreen);

export default function Settings() {
  const { server, leave } = useSession();
  const state = usePush();
  const router = useRouter();
  const signOut = () => {
    push.disable().catch((refused: unknown) => console.info('pushes were not turned off', String(refused)));
    void leave();
  };
  return (
    <SettingsScreen
      wide={useWide()}
      server={server}
      onOpen={(path) => router.push(path)}
      onSignOut={signOut}
      wakeCard={<WakeCard push={state} transport={push.transport} />}
    />
  );
}
