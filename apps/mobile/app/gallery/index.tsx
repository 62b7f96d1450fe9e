import { lazy, Suspense } from 'react';

// For those who change how it looks: not part of what everybody loads.
const Gallery = lazy(async () => ({
  default: (await import('../../src/features/gallery/GalleryScreen.tsx')).GalleryScreen,
}));

export default function GalleryPage() {
  return (
    <Suspense fallback={null}>
      <Gallery />
    </Suspense>
  );
}
