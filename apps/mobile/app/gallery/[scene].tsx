import { useLocalSearchParams } from 'expo-router';
import type { Scene } from '../../src/live/sample/client.ts';
import { later } from '../../src/shell/later.tsx';

const SampleScreen = later(async () => (await import('../../src/shell/SampleScreen.tsx')).SampleScreen, {
  keep: false,
});

/** `/gallery/waiting?open=1`: a whole screen as it is at one moment of the sample night. */
export default function GalleryScene() {
  const { scene, open } = useLocalSearchParams<{ scene: Scene; open?: string }>();
  return <SampleScreen scene={scene} open={open === '1'} />;
}
