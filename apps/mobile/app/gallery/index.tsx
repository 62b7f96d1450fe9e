export { GalleryScreen as default } from '../../src/features/gallery/GalleryScreen.tsx';
