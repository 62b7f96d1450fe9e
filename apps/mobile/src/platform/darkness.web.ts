import { useSyncExternalStore } from 'react';

const dark = globalThis.matchMedia('(prefers-color-scheme: dark)');

function watch(changed: () => void): () => void {
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}
const read = () => dark.matches;

/** Whether the system wishes for dark colours. React Native's own hook for browsers goes by events alone, and there are changes without one. */
export const useWishForDark = (): boolean => useSyncExternalStore(watch, read, read);
