import type { State } from '@baton/core';
import type { Outbox } from './outbox.ts';
import type { SyncState, ThreadState } from './sync-state.ts';
import type { Storage } from './wire.ts';

/** Bump when what is kept changes its shape: an old copy is dropped, and fetched anew. */
const VERSION = 2;
const STATE = 'baton.state';
const OUTBOX = 'baton.outbox';
const ENTRIES_KEPT = 100;

type Kept = { version: number; asOf: number; state: State; threads: Record<string, ThreadState> };

export type Restored = { sync: SyncState; outbox: Outbox; asOf: number };

/** What is shown before the network answers, and what must not get lost. */
export async function restore(storage: Storage): Promise<Restored> {
  const kept = parse<Kept>(await storage.get(STATE));
  const outbox = parse<{ version: number; items: Outbox }>(await storage.get(OUTBOX));
  const sync: SyncState = kept ? { state: kept.state, threads: kept.threads } : { state: null, threads: {} };
  return { sync, outbox: outbox?.items ?? [], asOf: kept?.asOf ?? 0 };
}

function parse<T extends { version: number }>(text: string | null): T | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as T;
    return value.version === VERSION ? value : null;
  } catch (error) {
    // A copy cut off by a crash is no copy; the server has everything.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function keepState(
  storage: Storage,
  { state, threads }: SyncState,
  asOf: number,
): Promise<void> {
  if (!state) return;
  const shortened = Object.fromEntries(
    Object.entries(threads).flatMap(([id, thread]) =>
      thread.loading
        ? []
        : [
            [
              id,
              {
                ...thread,
                open: false,
                entries: thread.entries.slice(-ENTRIES_KEPT),
                more: thread.more || thread.entries.length > ENTRIES_KEPT,
              },
            ],
          ],
    ),
  );
  await storage.set(
    STATE,
    JSON.stringify({ version: VERSION, asOf, state, threads: shortened } satisfies Kept),
  );
}

export const keepOutbox = (storage: Storage, items: Outbox): Promise<void> =>
  storage.set(OUTBOX, JSON.stringify({ version: VERSION, items }));

/** Sign-out: the phone forgets everything. */
export async function forget(storage: Storage): Promise<void> {
  await storage.remove(STATE);
  await storage.remove(OUTBOX);
}
