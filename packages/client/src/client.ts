import { TYPING_TTL_MS } from '@baton/protocol';
import type { Answer, Command, Done, Problem, TypingSignal } from '@baton/protocol';
import { forget, keepOutbox, keepState, restore } from './cache.ts';
import { AT_START } from './client-state.ts';
import type { ClaimOutcome, Client, ClientState, Outcome, Said } from './client-state.ts';
import {
  again,
  commandOf,
  discard,
  nextToSend,
  put,
  refused,
  restored,
  sending,
  sent,
  settled,
  unanswered,
} from './outbox.ts';
import type { Outbox } from './outbox.ts';
import { Session } from './session.ts';
import type { SessionPorts } from './session.ts';
import { closeThread, olderLoaded, openThread, threadLoaded } from './sync-state.ts';
import type { SyncState } from './sync-state.ts';
import { NoAnswer } from './wire.ts';
import type { Storage } from './wire.ts';

export type ClientPorts = SessionPorts & { storage: Storage; newId: () => string };

const KEEP_EVERY_MS = 1000;
const RETRY_MS = 1500;

/** One signed-in member's side of the wire: state in step with the server, an outbox, and what they do. No React. */
export class BatonClient implements Client {
  readonly #ports: ClientPorts;
  readonly #session: Session;
  readonly #listeners = new Set<() => void>();
  #state: ClientState = AT_START;
  #keeping: (() => void) | null = null;
  #restored: Promise<void> = Promise.resolve();
  #sendingLater: (() => void) | null = null;
  #stopped = true;
  readonly #loading = new Set<string>();

  constructor(ports: ClientPorts) {
    this.#ports = ports;
    this.#session = new Session(ports, {
      read: () => this.#sync(),
      write: (sync) => this.#write(sync),
      phase: (phase) => this.#phase(phase),
      heard: () => this.#set({ asOf: ports.timers.now() }),
      restarted: () => this.#reloadThreads(),
      typing: (signal) => this.#typing(signal),
      presence: (presence) => this.#set({ presence }),
      viewing: (conversationId, memberIds) =>
        this.#set({ viewing: { ...this.#state.viewing, [conversationId]: memberIds } }),
    });
  }

  start(): void {
    this.#stopped = false;
    this.#restored = restore(this.#ports.storage).then(({ sync, outbox, asOf }) => {
      if (this.#stopped) return;
      // A page may have opened a thread before the device had read what it keeps.
      const opened = Object.keys(this.#state.threads);
      this.#set({ snapshot: sync.state, threads: sync.threads, outbox: restored(outbox), asOf });
      for (const conversationId of opened) this.openThread(conversationId);
      this.#session.start();
      this.#flush();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#session.stop();
    this.#sendingLater?.();
    await this.#restored;
    this.#keeping?.();
    this.#keeping = null;
    await keepState(this.#ports.storage, this.#sync(), this.#state.asOf);
  }

  async forget(): Promise<void> {
    await this.stop();
    await forget(this.#ports.storage);
    this.#set(AT_START);
  }

  getState(): ClientState {
    return this.#state;
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  openThread(conversationId: string): void {
    this.#write(openThread(this.#sync(), conversationId));
    if (this.#state.threads[conversationId]?.loading) void this.#loadThread(conversationId);
  }

  closeThread(conversationId: string): void {
    this.#write(closeThread(this.#sync(), conversationId));
  }

  async loadOlder(conversationId: string): Promise<void> {
    const thread = this.#state.threads[conversationId];
    const oldest = thread?.entries[0]?.seq;
    if (!thread?.more || oldest === undefined) return;
    const answer = await this.#attempt(() =>
      this.#session.request((token) => this.#ports.requests.thread(token, conversationId, oldest)),
    );
    if (answer?.ok)
      this.#write(olderLoaded(this.#sync(), conversationId, { before: oldest, page: answer.value }));
  }

  async claim(handoffId: string): Promise<ClaimOutcome> {
    const answer = await this.#attempt(() => this.#session.command({ type: 'claim', handoffId }));
    this.#session.catchUp();
    if (answer?.ok) return { won: true };
    const { claimedBy, claimedAt } = (answer?.problem ?? {}) as {
      claimedBy?: { name: string };
      claimedAt?: number;
    };
    const aheadMs = typeof claimedAt === 'number' ? Math.max(0, this.#ports.timers.now() - claimedAt) : null;
    return { won: false, code: answer?.problem.code ?? 'no_answer', by: claimedBy?.name ?? null, aheadMs };
  }

  send(conversationId: string, text: string, { kind = 'text', ...more }: Said = {}): string {
    const id = this.#ports.newId();
    const fence = this.#fence(conversationId);
    const at = this.#ports.timers.now();
    this.#setOutbox(put(this.#state.outbox, { id, conversationId, kind, text, fence, at, ...more }));
    this.#flush();
    return id;
  }

  retry(messageId: string): void {
    const item = this.#state.outbox.find(({ id }) => id === messageId);
    if (!item) return;
    this.#setOutbox(again(this.#state.outbox, messageId, this.#fence(item.conversationId)));
    this.#flush();
  }

  discard(messageId: string): void {
    this.#setOutbox(discard(this.#state.outbox, messageId));
  }

  handBack = (
    conversationId: string,
    done: { outcome: string; facts: Record<string, string> },
  ): Promise<Outcome> =>
    this.#do({ type: 'hand_back', conversationId, fence: this.#fence(conversationId), ...done });
  resolve = (conversationId: string): Promise<Outcome> =>
    this.#do({ type: 'resolve', conversationId, fence: this.#fence(conversationId) });
  release = (conversationId: string): Promise<Outcome> =>
    this.#do({ type: 'release', conversationId, fence: this.#fence(conversationId) });
  keepLease = (conversationId: string): Promise<Outcome> =>
    this.#do({ type: 'keep_lease', conversationId, fence: this.#fence(conversationId) });
  transfer = (conversationId: string, to: string, note: string): Promise<Outcome> =>
    this.#do({ type: 'transfer', conversationId, fence: this.#fence(conversationId), to, note });
  snooze = (conversationId: string, until: number): Promise<Outcome> =>
    this.#do({ type: 'snooze', conversationId, fence: this.#fence(conversationId), until });
  wake = (conversationId: string): Promise<Outcome> => this.#do({ type: 'wake', conversationId });
  label = (
    conversationId: string,
    { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
  ): Promise<Outcome> => this.#do({ type: 'label', conversationId, add: [...add], remove: [...remove] });

  read(conversationId: string, upTo: number): void {
    const known = this.#state.snapshot?.conversations[conversationId]?.readByOperator ?? 0;
    if (upTo > known) void this.#attempt(() => this.#session.command({ type: 'read', conversationId, upTo }));
  }

  typing(conversationId: string, on: boolean): void {
    this.#session.live.typing(conversationId, on);
  }

  viewing(conversationId: string | null): void {
    this.#session.live.viewing(conversationId);
  }

  presence(presence: 'online' | 'away'): void {
    this.#session.live.presence(presence);
  }

  #fence(conversationId: string): number {
    return this.#state.snapshot?.conversations[conversationId]?.fence ?? 0;
  }

  async #do(command: Command): Promise<Outcome> {
    const answer = await this.#attempt(() => this.#session.command(command));
    this.#session.catchUp();
    return answer?.ok ? { ok: true } : { ok: false, code: answer?.problem.code ?? 'no_answer' };
  }

  /** `null` when no answer came. */
  async #attempt<T>(run: () => Promise<Answer<T>>): Promise<Answer<T> | null> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof NoAnswer) return null;
      throw error;
    }
  }

  async #loadThread(conversationId: string): Promise<void> {
    if (this.#loading.has(conversationId)) return;
    this.#loading.add(conversationId);
    const answer = await this.#attempt(() =>
      this.#session.request((token) => this.#ports.requests.thread(token, conversationId, null)),
    );
    this.#loading.delete(conversationId);
    if (!answer?.ok) return;
    this.#write(threadLoaded(this.#sync(), conversationId, answer.value));
    // The page was too old. Once caught up, what still loads is asked for again.
    if (this.#state.threads[conversationId]?.loading) this.#session.catchUp();
  }

  #reloadThreads(): void {
    for (const [conversationId, thread] of Object.entries(this.#state.threads))
      if (thread.loading) void this.#loadThread(conversationId);
  }

  /** Sends what waits, one after the other; what gets no answer waits for the next try with the same id. */
  #flush(): void {
    const item = nextToSend(this.#state.outbox);
    if (!item || this.#stopped) return;
    this.#setOutbox(sending(this.#state.outbox, item.id));
    void this.#attempt(() => this.#session.command(commandOf(item))).then((answer) =>
      this.#sent(item.id, answer),
    );
    this.#flush();
  }

  #sent(id: string, answer: Answer<Done> | null): void {
    const { outbox } = this.#state;
    if (answer?.ok)
      this.#setOutbox(
        settled(sent(outbox, id, answer.value.seq), {
          upTo: this.#state.snapshot?.cursor.seq ?? 0,
          messageIds: new Set(),
        }),
      );
    else if (answer && !temporary(answer.problem))
      this.#setOutbox(refused(outbox, id, { code: answer.problem.code, by: holderOf(answer.problem) }));
    else {
      this.#setOutbox(unanswered(outbox, id));
      this.#sendingLater?.();
      this.#sendingLater = this.#ports.timers.after(RETRY_MS, () => this.#flush());
      return;
    }
    this.#flush();
  }

  #typing({ conversationId, name, by, on, memberId }: TypingSignal): void {
    if (memberId !== null && memberId === this.#state.snapshot?.me.memberId) return;
    const { [conversationId]: _before, ...rest } = this.#state.typing;
    const until = this.#ports.timers.now() + TYPING_TTL_MS;
    this.#set({ typing: on ? { ...rest, [conversationId]: { name, by, until } } : rest });
    if (on) this.#ports.timers.after(TYPING_TTL_MS, () => this.#forgetTyping());
  }

  #forgetTyping(): void {
    const now = this.#ports.timers.now();
    this.#set({
      typing: Object.fromEntries(Object.entries(this.#state.typing).filter(([, { until }]) => until > now)),
    });
  }

  #phase(phase: ClientState['phase']): void {
    if (phase !== this.#state.phase) this.#set({ phase });
    if (phase === 'live' || phase === 'polling') {
      this.#flush();
      this.#reloadThreads();
    }
  }

  #sync(): SyncState {
    return { state: this.#state.snapshot, threads: this.#state.threads };
  }

  #write({ state, threads }: SyncState): void {
    const outbox =
      this.#state.outbox.length === 0
        ? this.#state.outbox
        : settled(this.#state.outbox, { upTo: state?.cursor.seq ?? 0, messageIds: shownIds(threads) });
    this.#set({ snapshot: state, threads, outbox });
    this.#keeping ??= this.#ports.timers.after(KEEP_EVERY_MS, () => {
      this.#keeping = null;
      void keepState(this.#ports.storage, this.#sync(), this.#state.asOf);
    });
  }

  #setOutbox(outbox: Outbox): void {
    this.#set({ outbox });
    void keepOutbox(this.#ports.storage, outbox);
  }

  #set(part: Partial<ClientState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

const TEMPORARY = new Set(['rate_limited', 'unavailable', 'internal', 'unauthenticated', 'token_expired']);
const temporary = (problem: Problem): boolean => TEMPORARY.has(problem.code);

const holderOf = (problem: Problem): string | null =>
  (problem as { claimedBy?: { name?: string } | null }).claimedBy?.name ?? null;

function shownIds(threads: SyncState['threads']): Set<string> {
  const ids = new Set<string>();
  for (const { entries } of Object.values(threads))
    for (const entry of entries.slice(-50)) if (entry.type === 'message.added') ids.add(entry.message.id);
  return ids;
}
