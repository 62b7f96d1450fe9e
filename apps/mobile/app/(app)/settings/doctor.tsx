import { usePush } from '../../../src/push/usePush.ts';
import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';

const DoctorScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).DoctorScreen);

export default function Doctor() {
  const push = usePush();
  // What was found no longer holds once notifications are on.
  return (
    <DoctorScreen
      key={push.standing}
      off={push.standing === 'off' ? push : null}
      onBack={useWayBack('/settings')}
    />
  );
}
