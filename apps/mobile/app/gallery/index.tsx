import { useLocalSearchParams } from 'expo-router';
import { later } from '../../src/shell/later.tsx';
import type { Scheme } from '../../src/ui/tokens.ts';

// For those who change how it looks: not part of what everybody loads.
const GalleryScreen = later(
  async () => (await import('../../src/features/gallery/GalleryScreen.tsx')).GalleryScreen,
  { keep: false },
);

/** `/gallery`: all colours beside each other; `/gallery?scheme=dark`: one. */
export default function Gallery() {
  const { scheme } = useLocalSearchParams<{ scheme?: Scheme }>();
  return <GalleryScreen {...(scheme === undefined ? {} : { scheme })} />;
}
