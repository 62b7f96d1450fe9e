import { useState } from 'react';
import type { Outcome } from '@baton/client';
import { useClient } from '../../live/live.tsx';
import type { HandedBack } from './HandBackSheet.tsx';

/** The three ways a holder lets go, and what became of the last try. */
export function useEndings(conversationId: string) {
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const run = async (act: () => Promise<Outcome>) => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const outcome = await act();
    setBusy(false);
    setAsking(false);
    if (!outcome.ok) setRefused(outcome.code);
  };
  return {
    asking,
    busy,
    refused,
    ask: () => setAsking(true),
    forget: () => {
      setAsking(false);
      setRefused(null);
    },
    handBack: (done: HandedBack) => void run(() => client.handBack(conversationId, done)),
    resolve: () => void run(() => client.resolve(conversationId)),
    release: () => void run(() => client.release(conversationId)),
  };
}
