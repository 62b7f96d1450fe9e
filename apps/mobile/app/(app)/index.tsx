import { useRouter } from 'expo-router';
import { QueueScreen } from '../../src/features/queue/QueueScreen.tsx';
import { WakeCard } from '../../src/features/settings/WakeCard.tsx';
import { push } from '../../src/platform/push';
import { usePush } from '../../src/push/usePush.ts';
import { NothingOpen } from '../../src/shell/NothingOpen.tsx';
import { useWide } from '../../src/shell/useWide.ts';

export default function Queue() {
  const router = useRouter();
  const state = usePush();
  if (useWide()) return <NothingOpen />;
  return (
    <QueueScreen
      onOpen={(id) => router.navigate(`/conversations/${id}`)}
      wakeCard={<WakeCard push={state} transport={push.transport} />}
    />
  );
}
