import { later } from '../../src/shell/later.tsx';

// For those who change how it looks: not part of what everybody loads.
export default later(
  async () => (await import('../../src/features/gallery/GalleryScreen.tsx')).GalleryScreen,
  { keep: false },
);
