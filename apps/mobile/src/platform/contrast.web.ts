import { useSyncExternalStore } from 'react';

const more = globalThis.matchMedia('(prefers-contrast: more)');

function watch(changed: () => void): () => void {
  more.addEventListener('change', changed);
  return () => more.removeEventListener('change', changed);
}
const read = () => more.matches;

/** Whether the member asked their system for more contrast. */
export const useWishForContrast = (): boolean => useSyncExternalStore(watch, read, read);
