import type { Client, ClientState } from '@baton/client';
import { night, yusuf } from './night.ts';
import { ALICE, BEN, id, NADIA } from './people.ts';
import { talk } from './talk.ts';

const nothing = () => undefined;

/** A client that shows `state` and answers as `answers` say: no server, no clock. */
export function sampleClient(
  state: ClientState,
  answers: Partial<Client> = {},
): Client & { set: (part: Partial<ClientState>) => void } {
  let current = state;
  const listeners = new Set<() => void>();
  return {
    start: nothing,
    stop: () => Promise.resolve(),
    forget: () => Promise.resolve(),
    getState: () => current,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    openThread: nothing,
    closeThread: nothing,
    loadOlder: () => Promise.resolve(),
    claim: () => Promise.resolve({ won: true }),
    send: () => 'sample',
    retry: nothing,
    discard: nothing,
    handBack: () => Promise.resolve({ ok: true }),
    resolve: () => Promise.resolve({ ok: true }),
    release: () => Promise.resolve({ ok: true }),
    keepLease: () => Promise.resolve({ ok: true }),
    transfer: () => Promise.resolve({ ok: true }),
    snooze: () => Promise.resolve({ ok: true }),
    wake: () => Promise.resolve({ ok: true }),
    label: () => Promise.resolve({ ok: true }),
    read: nothing,
    typing: nothing,
    viewing: nothing,
    presence: nothing,
    ...answers,
    set: (part) => {
      current = { ...current, ...part };
      for (const listener of listeners) listener();
    },
  };
}

export type Scene = 'waiting' | 'mine' | 'theirs' | 'offline' | 'empty';

/** One moment of the night, as the client would tell it. */
export function scene(name: Scene, now: number): ClientState {
  if (name === 'offline') return offline(now);
  const holder = name === 'mine' ? ALICE : name === 'theirs' ? BEN : undefined;
  const first = yusuf(now, holder);
  const quiet = name === 'empty';
  const snapshot = night(now, quiet ? null : first);
  if (quiet) {
    const calm = Object.entries(snapshot.conversations).filter(
      ([, { owner }]) => owner === 'bot' || owner === 'nobody',
    );
    return { ...base(now), snapshot: { ...snapshot, conversations: Object.fromEntries(calm) } };
  }
  const writing = holder
    ? { [first.id]: { name: 'Yusuf Demir', by: 'customer' as const, until: now + 3_600_000 } }
    : {};
  return {
    ...base(now),
    snapshot,
    threads: {
      [first.id]: {
        entries: talk(first, now),
        more: false,
        loading: false,
        news: [],
        newsFrom: 0,
        open: true,
      },
    },
    typing: writing,
  };
}

/** The queue as it was two minutes ago, with a reply that waits for the server. */
function offline(now: number): ClientState {
  const asOf = now - 130_000;
  const reply = {
    id: id(9000),
    conversationId: yusuf(asOf).id,
    kind: 'text',
    text: 'İade bugün gönderildi.',
    fence: 2,
    at: now,
    state: 'waiting',
    seq: null,
    code: null,
    by: null,
  } as const;
  return { ...scene('waiting', asOf), phase: 'offline', outbox: [reply] };
}

const base = (now: number): ClientState => ({
  phase: 'live',
  asOf: now,
  snapshot: null,
  threads: {},
  outbox: [],
  typing: {},
  viewing: {},
  presence: { [ALICE.id]: 'online', [BEN.id]: 'online', [NADIA.id]: 'away' },
});
