import { BatonClient } from './client.ts';
import type { Client } from './client-state.ts';
import { httpRequests } from './http-requests.ts';
import { socketLive } from './socket-live.ts';
import type { Storage } from './wire.ts';

export type { ClaimOutcome, Client, ClientState, Outcome, Said } from './client-state.ts';
export type { Outbox, OutboxItem } from './outbox.ts';
export type { ThreadState } from './sync-state.ts';
export type { Live, LiveHandlers, Requests, Storage, Timers } from './wire.ts';
export { hasShape, problemOf, readAnswer } from './answers.ts';
export { BatonClient } from './client.ts';
export { NoAnswer } from './wire.ts';

export type ClientOptions = {
  /** Without a slash at the end; empty for the page's own origin. */
  baseUrl: string;
  /** A valid access token; `fresh` when the last one was refused or runs out. `null` when nobody is signed in. */
  getToken: (fresh?: boolean) => Promise<string | null>;
  storage: Storage;
  now: () => number;
  newId: () => string;
};

/** The operator's side of the wire over HTTP and Socket.IO. */
export function createClient({ baseUrl, getToken, storage, now, newId }: ClientOptions): Client {
  const after = (ms: number, task: () => void) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  };
  return new BatonClient({
    openLive: (handlers) => socketLive(baseUrl, handlers),
    requests: httpRequests(baseUrl),
    timers: { now, after },
    getToken,
    storage,
    newId,
  });
}
