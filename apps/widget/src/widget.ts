import type {
  Attachment,
  AttachmentLink,
  CustomerCommand,
  CustomerEntry,
  CustomerSyncAnswer,
} from '@baton/protocol';
import { Availability } from './availability.ts';
import { Connection } from './connection.ts';
import type { CustomerSocket, Link } from './connection.ts';
import { Delivery, isFinal } from './delivery.ts';
import type { Keep } from './keep.ts';
import { add, discard, formatOutbox, parseOutbox, retry, settle } from './outbox.ts';
import type { Outbox, Outgoing } from './outbox.ts';
import { Receipts } from './receipts.ts';
import { getJson, openSession } from './session.ts';
import type { Settings } from './settings.ts';
import { applyAnswer, NEW_THREAD, newestForCustomer, reached } from './thread.ts';
import type { Thread } from './thread.ts';
import { createTyping } from './typing.ts';
import type { Typist } from './typing.ts';
import { Uploads } from './uploads.ts';
import type { Put } from './uploads.ts';

export type WidgetState = {
  thread: Thread;
  outbox: Outbox;
  link: Link;
  open: boolean;
  /** Who types now. */
  typing: Typist | null;
  /** The next message is for the team, not the bot. */
  leavingMessage: boolean;
  /** Seq up to which "nobody came" is behind the customer. */
  wentOn: number;
  /** Seq up to which this browser has shown the thread. */
  seen: number;
};

export type Surroundings = {
  settings: Settings;
  keep: Keep;
  openSocket: (token: () => string) => CustomerSocket;
  put: Put;
  now: () => number;
  newId: () => string;
};

const OUTBOX = 'outbox';
const SEEN = 'seen';
const RETRY_MS = 3000;
const RETRY_MAX_MS = 60_000;
/** `Text` of the protocol. */
export const MAX_TEXT = 8000;

/** The widget without its looks: what it knows, and what the customer can do. It asks nothing of the server before it is first opened, unless there is a thread. */
export class Widget {
  readonly #around: Surroundings;
  readonly #listeners = new Set<() => void>();
  readonly #command = (command: CustomerCommand): Promise<number> =>
    this.#connection ? this.#connection.command(command) : Promise.reject(new Error('not connected'));
  readonly #receipts = new Receipts(this.#command);
  readonly #delivery: Delivery;
  readonly #typing: ReturnType<typeof createTyping>;
  readonly #availability = new Availability({
    matters: () => this.#connection !== null && this.#state.open && this.#state.thread.owner === 'queue',
    ask: () => this.#connection!.humansAvailable(),
    told: (humansAvailable) => this.#set({ thread: { ...this.#state.thread, humansAvailable } }),
  });
  readonly uploads = new Uploads({
    token: () => this.#token,
    newId: () => this.#around.newId(),
    put: (url, request) => this.#around.put(this.#around.settings.base + url, request),
    changed: () => this.#set({}),
    arrived: (attachment) => this.#sendFile(attachment),
  });
  #connection: Connection | null = null;
  #token = '';
  #starting: Promise<void> | null = null;
  #failures = 0;
  #state: WidgetState;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#state = {
      thread: NEW_THREAD,
      outbox: parseOutbox(around.keep.read(OUTBOX)),
      link: 'connecting',
      open: false,
      typing: null,
      leavingMessage: false,
      wentOn: 0,
      seen: Number(around.keep.read(SEEN)) || 0,
    };
    this.#delivery = new Delivery({
      outbox: () => this.#state.outbox,
      change: (outbox) =>
        this.#set({ outbox: settle(outbox, this.#state.thread.entries, reached(this.#state.thread)) }),
      command: this.#command,
    });
    this.#typing = createTyping({
      now: around.now,
      emit: (on) => this.#connection?.typing(on),
      show: (typing) => this.#set({ typing }),
    });
    // A thread goes on in the background: the launcher then shows what is new.
    if (around.keep.read('token') !== null) void this.#start();
  }

  get state(): WidgetState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  show(open: boolean): void {
    this.#set({ open });
    if (open) void this.#start();
  }

  /** The panel is on screen, its newest message too: the customer has read. */
  shown(): void {
    const newest = newestForCustomer(this.#state.thread);
    if (this.#connection) this.#receipts.tell('read', newest);
    if (newest <= this.#state.seen) return;
    this.#around.keep.write(SEEN, String(newest));
    this.#set({ seen: newest });
  }

  send(text: string): void {
    const trimmed = text.trim().slice(0, MAX_TEXT);
    if (trimmed === '') return;
    this.#typing.sent();
    const id = this.#around.newId();
    this.#put({ type: 'send', id, text: trimmed }, { id });
    if (!this.#state.leavingMessage) return;
    this.#set({ leavingMessage: false });
    this.askForHuman();
  }

  askForHuman(): void {
    this.#put({ type: 'request_human' });
  }

  leaveQueue(): void {
    const unsent = this.#state.outbox.find(
      ({ command, state }) => command.type === 'request_human' && state === 'kept',
    );
    if (unsent && this.#state.link !== 'live' && this.#state.thread.owner !== 'queue') this.drop(unsent.id);
    else this.#put({ type: 'leave_queue' });
  }

  /** What the customer writes next waits for the team. */
  leaveMessage(): void {
    this.#set({ leavingMessage: true });
  }

  /** Nobody came, and the bot will do. */
  goOn(): void {
    this.#set({ wentOn: this.#state.thread.entries.at(-1)?.seq ?? 0 });
  }

  /** Each file becomes a message of its own once it is there. Picking one begins the thread, as writing does. */
  attach(files: Iterable<File> | null | undefined): void {
    const picked = [...(files ?? [])];
    if (picked.length === 0) return;
    void this.#start().then(() => {
      for (const file of picked) this.uploads.add(file);
    });
  }

  /** Where a file can be opened now. */
  async link(attachmentId: string): Promise<string> {
    const { base } = this.#around.settings;
    const path = `/v1/customer/attachments/${attachmentId}/link`;
    return base + (await getJson<AttachmentLink>(base + path, this.#token)).url;
  }

  typed(text: string): void {
    this.#typing.typed(text);
  }

  resend(id: string): void {
    this.#set({ outbox: retry(this.#state.outbox, id) });
    void this.#delivery.flush();
  }

  drop(id: string): void {
    this.#set({ outbox: discard(this.#state.outbox, id) });
  }

  #set(change: Partial<WidgetState>): void {
    if (change.outbox && change.outbox !== this.#state.outbox)
      this.#around.keep.write(OUTBOX, formatOutbox(change.outbox));
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
    this.#availability.look();
  }

  #sendFile(attachment: Attachment): void {
    const id = this.#around.newId();
    const command = { type: 'send' as const, id, text: attachment.name, attachmentId: attachment.id };
    this.#put(command, { id, attachment });
  }

  #put(command: Outgoing['command'], part: { id?: string; attachment?: Attachment } = {}): void {
    const { id = this.#around.newId(), ...rest } = part;
    this.#set({ outbox: add(this.#state.outbox, { id, command, at: this.#around.now(), ...rest }) });
    void this.#start().then(() => this.#connection && this.#delivery.flush());
  }

  #start(): Promise<void> {
    if (this.#connection) return Promise.resolve();
    this.#starting ??= this.#begin().finally(() => (this.#starting = null));
    return this.#starting;
  }

  async #begin(): Promise<void> {
    try {
      await this.#renew();
    } catch (error) {
      this.#failures += 1;
      this.#set({ link: isFinal(error) ? 'refused' : 'offline' });
      if (!isFinal(error))
        setTimeout(() => void this.#start(), Math.min(RETRY_MAX_MS, RETRY_MS * this.#failures));
      return;
    }
    this.#connection = new Connection({
      base: this.#around.settings.base,
      token: () => this.#token,
      cursor: () => this.#state.thread.cursor,
      openSocket: this.#around.openSocket,
      renew: () => this.#renew(),
      onAnswer: (answer) => this.#receive(answer),
      onTyping: (signal) => this.#typing.heard(signal),
      onLink: (link) => this.#linked(link),
    });
    this.#connection.start();
  }

  async #renew(): Promise<void> {
    this.#token = (await openSession(this.#around.settings, this.#around.keep)).token;
  }

  #receive(answer: CustomerSyncAnswer): void {
    const before = this.#state.thread;
    const { thread, behind } = applyAnswer(before, answer);
    if (thread !== before) {
      if (answer.kind === 'page' && answer.entries.some(isAnswer)) this.#typing.ended();
      this.#set({ thread, outbox: settle(this.#state.outbox, thread.entries, reached(thread)) });
      this.#receipts.tell('delivered', newestForCustomer(thread));
    }
    if (behind) this.#connection?.sync();
  }

  #linked(link: Link): void {
    if (link !== 'live') this.#typing.ended();
    this.#set({ link });
    if (link !== 'live' && link !== 'polling') return;
    this.#failures = 0;
    void this.#delivery.flush();
  }
}

const isAnswer = (entry: CustomerEntry): boolean =>
  entry.type !== 'conversation.read' && !(entry.type === 'message.added' && entry.message.by === 'customer');
