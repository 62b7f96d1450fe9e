import { QueueScreen } from '../features/queue/QueueScreen.tsx';
import type { QueueScreenProps } from '../features/queue/QueueScreen.tsx';
import { WakeCard } from '../features/settings/WakeCard.tsx';
import { push } from '../platform/push';
import { usePush } from '../push/usePush.ts';

/** The queue, which says while nobody waits whether this device would ring. */
export function RingingQueue(props: Omit<QueueScreenProps, 'wakeCard'>) {
  const state = usePush();
  return <QueueScreen {...props} wakeCard={<WakeCard push={state} transport={push.transport} />} />;
}
