import { useLocalSearchParams } from 'expo-router';
import { lazy, Suspense } from 'react';
import type { Scene } from '../../src/live/sample/client.ts';

const SampleScreen = lazy(async () => ({
  default: (await import('../../src/shell/SampleScreen.tsx')).SampleScreen,
}));

/** `/gallery/waiting?open=1`: a whole screen as it is at one moment of the sample night. */
export default function GalleryScene() {
  const { scene, open } = useLocalSearchParams<{ scene: Scene; open?: string }>();
  return (
    <Suspense fallback={null}>
      <SampleScreen scene={scene} open={open === '1'} />
    </Suspense>
  );
}
