import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';

const DoctorScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).DoctorScreen);

export default function Doctor() {
  return <DoctorScreen onBack={useWayBack('/settings')} />;
}
