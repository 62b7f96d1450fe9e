import { later } from '../../../src/shell/later.tsx';
import { useWayBack } from '../../../src/shell/useBack.ts';
import { useWide } from '../../../src/shell/useWide.ts';

const LabelsScreen = later(async () => (await import('../../../src/shell/late-pages.ts')).LabelsScreen);

export default function Labels() {
  return <LabelsScreen wide={useWide()} onBack={useWayBack('/settings')} />;
}
