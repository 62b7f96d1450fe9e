import { useState } from 'react';
import type { Outcome } from '@baton/client';
import { useClient } from '../../live/live.tsx';

export type HandedBack = { outcome: string; facts: Record<string, string> };
/** What can be asked before something is done. */
export type SheetKind = 'more' | 'hand_back' | 'transfer' | 'snooze' | 'labels' | 'customer' | 'transcript';
export type Acts = ReturnType<typeof useActs>;

/** What a holder does with a conversation beside talking, what is asked first, and what became of the last try. */
export function useActs(conversationId: string) {
  const client = useClient();
  const [sheet, setSheet] = useState<SheetKind | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const run = async (act: () => Promise<Outcome>) => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const outcome = await act();
    setBusy(false);
    setSheet(null);
    if (!outcome.ok) setRefused(outcome.code);
  };
  return {
    sheet,
    busy,
    refused,
    ask: (kind: SheetKind) => setSheet(kind),
    close: () => setSheet(null),
    forget: () => setRefused(null),
    handBack: (done: HandedBack) => void run(() => client.handBack(conversationId, done)),
    resolve: () => void run(() => client.resolve(conversationId)),
    release: () => void run(() => client.release(conversationId)),
    transfer: (to: string, note: string) => void run(() => client.transfer(conversationId, to, note)),
    snooze: (until: number) => void run(() => client.snooze(conversationId, until)),
    wake: () => void run(() => client.wake(conversationId)),
  };
}
