import { useSyncExternalStore } from 'react';

/** A hook that says whether the browser's answer to a media query is yes. */
export function mediaQueryHook(query: string): () => boolean {
  const list = globalThis.matchMedia(query);
  const watch = (changed: () => void) => {
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  };
  const read = () => list.matches;
  return () => useSyncExternalStore(watch, read, read);
}
