import { useCallback, useSyncExternalStore } from 'react';
import { useClient, useLive } from './live.tsx';

const SECOND = 1000;
const watchers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | null = null;
let second = floored();

function floored(): number {
  return Math.floor(Date.now() / SECOND) * SECOND;
}

function watch(tick: () => void): () => void {
  watchers.add(tick);
  // One timer for every badge on the screen, so that they all change together.
  ticking ??= setInterval(() => {
    second = floored();
    for (const watcher of watchers) watcher();
  }, SECOND);
  return () => {
    watchers.delete(tick);
    if (watchers.size > 0 || ticking === null) return;
    clearInterval(ticking);
    ticking = null;
  };
}

function read(): number {
  if (ticking === null) second = floored();
  return second;
}

/**
 * The time to count by, in ms: the present second, or the last contact while offline, since nothing newer is known.
 */
export function useNow(): number {
  const present = useSyncExternalStore(watch, read, read);
  const offline = useLive((state) => state.phase === 'offline');
  const asOf = useLive((state) => state.asOf);
  return offline ? Math.min(asOf, present) : present;
}

/** The present second, also while offline. */
export const usePresent = (): number => useSyncExternalStore(watch, read, read);

/** What `say` makes of the time to count by. Draws again only when it says something else: a row's age changes once a minute. */
export function useSaid<T extends string | number | boolean | null>(say: (now: number) => T): T {
  const client = useClient();
  const subscribe = useCallback(
    (changed: () => void) => {
      const unwatch = watch(changed);
      const unsubscribe = client.subscribe(changed);
      return () => {
        unwatch();
        unsubscribe();
      };
    },
    [client],
  );
  const said = () => {
    const { phase, asOf } = client.getState();
    return say(phase === 'offline' ? Math.min(asOf, read()) : read());
  };
  return useSyncExternalStore(subscribe, said, said);
}
