import { later } from '../../src/shell/later.tsx';
import { useWayBack } from '../../src/shell/useBack.ts';

const PushesScreen = later(async () => (await import('../../src/shell/late-pages.ts')).PushesScreen);

export default function Pushes() {
  return <PushesScreen onBack={useWayBack('/settings')} />;
}
