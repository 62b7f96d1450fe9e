import { apply, snapshotOf, stateOf } from '@baton/core';
import type { State } from '@baton/core';
import { formatCursor, parseCursor, problem, shownInThread } from '@baton/protocol';
import type {
  Answer,
  Command,
  Conversation,
  ConversationEntry,
  Done,
  Entry,
  Holder,
  NewEntry,
  Page,
  Snapshot,
  SyncAnswer,
  Thread,
} from '@baton/protocol';

const id = (end: string): string => `0198b2a4-0000-7000-8000-${end.padStart(12, '0')}`;
const ME: Holder = { memberId: id('a1'), name: 'Alice' };
const BOT = id('d0');
const CUSTOMER = id('e0');
const PAGE = 4;
const THREAD_PAGE = 5;

export const CONVERSATIONS = [id('c1'), id('c2')] as const;

/** What a journal promises its readers, and nothing else: dense numbers, one entry per message id, an epoch, and a floor. */
export class ModelServer {
  readonly entries: Entry[] = [];
  #epoch = 1;
  #customerMessages = 0;
  #state = this.#empty();
  /** Cursors below it cannot be served any more. */
  #floor = 0;

  constructor() {
    for (const conversationId of CONVERSATIONS)
      this.append({
        type: 'conversation.started',
        at: 0,
        conversationId,
        conversation: begun(conversationId),
      });
  }

  /** Numbers an entry; answers the live page that carries it. */
  append(entry: NewEntry): Page {
    const after = this.#cursor(this.entries.length);
    const numbered = { ...entry, seq: this.entries.length + 1 } as Entry;
    this.entries.push(numbered);
    this.#state = apply(this.#state, numbered);
    const cursor = this.#cursor(this.entries.length);
    return { kind: 'page', after, cursor, entries: [numbered], more: false };
  }

  customerSays(conversationId: string): Page {
    this.#customerMessages += 1;
    return this.append(said(conversationId, id(`e${this.#customerMessages}`), 'customer'));
  }

  /** Something else is known of the customer, of all conversations or of none. */
  customerChanges(customerId = CUSTOMER): Page {
    return this.append({ type: 'customer.changed', at: 0, customerId });
  }

  /** The owner changes: what was written under the old fence is refused from now on. */
  ownerChanges(conversationId: string): Page {
    const fence = this.fence(conversationId) + 1;
    return this.append({ type: 'conversation.reopened', at: 0, conversationId, fence });
  }

  /** Old entries go: cursors from before are answered `reset`. */
  compact(): void {
    this.#floor = this.entries.length;
  }

  /**
   * Restored from a backup: the last `lost` entries are gone, their numbers are given again, and cursors of the former life mean nothing.
   * Operators' messages are in the backup, so that each can still be looked for.
   */
  newEpoch(lost: number): void {
    const backup = this.entries.findLastIndex((entry) => !isCustomers(entry)) + 1;
    const kept = Math.max(backup, this.entries.length - lost);
    const entries = this.entries.splice(0).slice(0, kept);
    this.#epoch += 1;
    this.#floor = 0;
    this.#state = this.#empty();
    for (const entry of entries) this.append(entry);
  }

  fence(conversationId: string): number {
    return this.#state.conversations[conversationId]!.fence;
  }

  snapshot(): Snapshot {
    return { ...snapshotOf(this.#state), cursor: this.#cursor(this.entries.length) };
  }

  sync(text: string): SyncAnswer {
    const at = parseCursor(text)!;
    const head = this.entries.length;
    if (at.epoch !== epochOf(this.#epoch) || at.seq < this.#floor || at.seq > head)
      return { kind: 'reset', cursor: this.#cursor(head) };
    const entries = this.entries.slice(at.seq, at.seq + PAGE);
    const upTo = at.seq + entries.length;
    return { kind: 'page', after: text, cursor: this.#cursor(upTo), entries, more: upTo < head };
  }

  thread(conversationId: string, before: number | null): Thread {
    const all = this.threadEntries(conversationId).filter(({ seq }) => before === null || seq < before);
    const entries = all.slice(-THREAD_PAGE);
    const conversation = this.#state.conversations[conversationId]!;
    return {
      cursor: this.#cursor(this.entries.length),
      conversation,
      entries,
      more: all.length > entries.length,
    };
  }

  threadEntries(conversationId: string): ConversationEntry[] {
    return this.entries.filter(shownInThread).filter((entry) => entry.conversationId === conversationId);
  }

  entriesOfMessage(messageId: string): Entry[] {
    return this.entries.filter((entry) => entry.type === 'message.added' && entry.message.id === messageId);
  }

  /** A send; repeating its id is safe, and a stale fence is refused. Answers the live page, if something was written. */
  command(command: Command): { answer: Answer<Done>; page: Page | null } {
    if (command.type !== 'send') throw new Error(`the model knows no ${command.type}`);
    const { conversationId, fence } = command;
    const [known] = this.entriesOfMessage(command.id);
    const done = (seq: number): Answer<Done> => ({ ok: true, value: { seq, conversationId, fence } });
    if (known) return { answer: done(known.seq), page: null };
    if (fence !== this.fence(conversationId)) {
      return { answer: { ok: false, problem: problem({ code: 'stale_fence' }) }, page: null };
    }
    const page = this.append(said(conversationId, command.id, 'operator'));
    return { answer: done(this.entries.length), page };
  }

  #empty(): State {
    return stateOf({
      cursor: this.#cursor(0),
      me: { ...ME, role: 'operator', permissions: ['chatbot.respond'] },
      organization: { id: id('0'), name: 'Meridian Rail' },
      members: [],
      bots: [],
      conversations: [],
      labels: [],
      cannedReplies: [],
    });
  }

  #cursor(seq: number): string {
    return formatCursor({ epoch: epochOf(this.#epoch), seq });
  }
}

const isCustomers = (entry: Entry): boolean =>
  entry.type === 'message.added' && entry.message.by === 'customer';
const epochOf = (life: number): string => id(String(life));

const begun = (conversationId: string): Conversation => ({
  id: conversationId,
  botId: BOT,
  customer: { id: CUSTOMER, name: 'Yusuf Demir', language: 'tr' },
  connector: 'web_widget',
  owner: 'operator',
  fence: 0,
  createdAt: 0,
  updatedAt: 0,
  lastMessage: null,
  deliveredToCustomer: 0,
  readByCustomer: 0,
  readByOperator: 0,
  handoff: null,
  labels: [],
  snoozedUntil: null,
});

const said = (conversationId: string, messageId: string, by: 'customer' | 'operator'): NewEntry => ({
  type: 'message.added',
  at: 0,
  conversationId,
  owner: 'operator',
  fence: 0,
  message: {
    id: messageId,
    conversationId,
    by,
    memberId: by === 'operator' ? ME.memberId : null,
    name: by,
    kind: 'text',
    text: `text of ${messageId}`,
  },
});
