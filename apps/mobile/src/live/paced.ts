import { useEffect, useState } from 'react';
import type { State } from '@baton/core';
import { useClient } from './live.tsx';

/** A list that is drawn so often is as live as an eye can follow. */
const PACE_MS = 250;

/** The newest snapshot, at most four a second: the first change at once, what follows in a busy moment together. */
export function usePacedSnapshot(): State | null {
  const client = useClient();
  const [snapshot, setSnapshot] = useState(() => client.getState().snapshot);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | null = null;
    let shown = client.getState().snapshot;
    const show = () => {
      pause = null;
      const { snapshot: newest } = client.getState();
      if (newest === shown) return;
      shown = newest;
      setSnapshot(newest);
      pause = setTimeout(show, PACE_MS);
    };
    setSnapshot(shown);
    const unsubscribe = client.subscribe(() => {
      if (pause === null) show();
    });
    return () => {
      unsubscribe();
      if (pause !== null) clearTimeout(pause);
    };
  }, [client]);
  return snapshot;
}
