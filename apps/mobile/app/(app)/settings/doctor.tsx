import { usePush } from '../../../src/push/usePush.ts';
import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';

const DoctorScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).DoctorScreen);

export default function Doctor() {
  const { standing, busy, turnOn } = usePush();
  const onTurnOn = standing === 'off' && !busy ? turnOn : null;
  // What was found no longer holds once notifications are on.
  return <DoctorScreen key={standing} onTurnOn={onTurnOn} onBack={useWayBack('/settings')} />;
}
