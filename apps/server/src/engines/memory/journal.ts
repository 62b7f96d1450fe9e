import { applyToConversation } from '@baton/core';
import type { ConversationLine } from '@baton/core';
import type { Cursor, Entry, Message } from '@baton/protocol';
import { entryOf } from '../../ports/journal.ts';
import type { Appended, Change, Committed, DueTimer, Journal, Line, Loaded } from '../../ports/journal.ts';
import { byReference, commitChange, isArmed, writeEntries } from './commit.ts';
import { messageKey, timerKey } from './tables.ts';
import type { ConversationRow, Tables } from './tables.ts';

/** The journal's contract on maps: each call is one atomic step, as a statement is on PostgreSQL. The conformance suite runs on both. */
export class MemoryJournal implements Journal {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  load = async (organizationId: string, conversationId: string): Promise<Loaded | null> => {
    const row = this.#tables.conversations.get(conversationId);
    return row?.organizationId === organizationId ? loadedOf(row) : null;
  };

  loadByHandoff = async (organizationId: string, handoffId: string): Promise<Loaded | null> => {
    const conversationId = this.#tables.handoffs.get(handoffId);
    return conversationId === undefined ? null : this.load(organizationId, conversationId);
  };

  loadByReference = async (botId: string, reference: string): Promise<Loaded | null> => {
    const row = byReference(this.#tables, botId, reference);
    return row ? loadedOf(row) : null;
  };

  async commit(change: Change): Promise<Committed> {
    return commitChange(this.#tables, change);
  }

  async commitEach(changes: readonly Change[]): Promise<Committed[]> {
    const answers: Committed[] = [];
    for (const change of changes) answers.push(await this.commit(change));
    return answers;
  }

  async append(lines: readonly Line[]): Promise<Appended[]> {
    // All lines see the state before the statement, as they do in SQL.
    const before = new Map([...this.#tables.conversations].map(([id, row]) => [id, row.conversation]));
    return lines.map((line): Appended => {
      const { organizationId } = line;
      const row = this.#tables.conversations.get(line.conversationId);
      const conversation = before.get(line.conversationId);
      if (!row || !conversation || row.organizationId !== organizationId)
        return { status: 'declined', seq: null, fence: null, owner: null };
      const { fence, owner } = conversation;
      const known =
        line.type === 'message.added'
          ? this.#tables.messageIds.get(messageKey(line.conversationId, line.message.id))
          : undefined;
      if (known !== undefined) return { status: 'repeated', seq: known, fence, owner };
      if (!allowed(conversation, line)) return { status: 'declined', seq: null, fence, owner };
      const entry = entryOf(line, { owner, fence });
      const seq = writeEntries(this.#tables, organizationId, [entry]);
      row.conversation = applyToConversation(row.conversation, { ...entry, seq } as ConversationLine);
      if (line.type === 'message.added' && isHolders(row, line.message))
        row.activeAt = Math.max(row.activeAt, line.at);
      if (line.type === 'conversation.read' && line.reader === 'operator')
        row.activeAt = Math.max(row.activeAt, line.at);
      return { status: 'added', seq, fence, owner };
    });
  }

  async head(organizationId: string): Promise<Cursor | null> {
    const organization = this.#tables.organizations.get(organizationId);
    return organization ? { epoch: organization.epoch, seq: organization.entries.length } : null;
  }

  heads = async (): Promise<({ organizationId: string } & Cursor)[]> =>
    [...this.#tables.organizations.values()].map(({ id, epoch, entries }) => ({
      organizationId: id,
      epoch,
      seq: entries.length,
    }));

  async read(
    organizationId: string,
    { after, limit, conversationId }: { after: number; limit: number; conversationId?: string },
  ): Promise<Entry[]> {
    const entries = this.#tables.organizations.get(organizationId)?.entries.slice(after) ?? [];
    const own =
      conversationId === undefined
        ? entries
        : entries.filter((entry) => 'conversationId' in entry && entry.conversationId === conversationId);
    return own.slice(0, limit);
  }

  async readBack(
    conversationId: string,
    { before, limit, types }: { before: number | null; limit: number; types: readonly string[] },
  ): Promise<Entry[]> {
    const organizationId = this.#tables.conversations.get(conversationId)?.organizationId ?? '';
    const entries = await this.read(organizationId, {
      after: 0,
      limit: Number.POSITIVE_INFINITY,
      conversationId,
    });
    return entries
      .filter((entry) => types.includes(entry.type) && (before === null || entry.seq < before))
      .slice(-limit);
  }

  async entryOfMessage(conversationId: string, messageId: string): Promise<Entry | null> {
    const seq = this.#tables.messageIds.get(messageKey(conversationId, messageId));
    const organizationId = this.#tables.conversations.get(conversationId)?.organizationId ?? '';
    return seq === undefined
      ? null
      : (this.#tables.organizations.get(organizationId)?.entries[seq - 1] ?? null);
  }

  cursor = async (stage: string, organizationId: string): Promise<number> =>
    this.#tables.cursors.get(`${stage}/${organizationId}`) ?? 0;

  behind = async (stage: string): Promise<string[]> =>
    [...this.#tables.organizations.values()].flatMap(({ id, entries }) =>
      entries.length > (this.#tables.cursors.get(`${stage}/${id}`) ?? 0) ? [id] : [],
    );

  dueTimers = async (now: number, limit: number): Promise<DueTimer[]> =>
    [...this.#tables.timers.values()]
      .filter(({ dueAt }) => dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, limit);

  nextTimer = async (): Promise<number | null> => {
    const due = [...this.#tables.timers.values()].map(({ dueAt }) => dueAt);
    return due.length === 0 ? null : Math.min(...due);
  };

  async rearm(timer: DueTimer, dueAt: number): Promise<void> {
    if (isArmed(this.#tables, timer)) this.#tables.timers.set(timerKey(timer), { ...timer, dueAt });
  }

  async dropTimer(timer: DueTimer): Promise<void> {
    if (isArmed(this.#tables, timer)) this.#tables.timers.delete(timerKey(timer));
  }

  async touch(conversationId: string, memberId: string, at: number): Promise<void> {
    const row = this.#tables.conversations.get(conversationId);
    if (row && holderOf(row) === memberId) row.activeAt = Math.max(row.activeAt, at);
  }

  async inboxRow(
    organizationId: string,
    source: string,
    id: string,
  ): Promise<{ digest: string; answer: unknown } | null> {
    return this.#tables.inbox.get(`${organizationId}/${source}/${id}`) ?? null;
  }
}

const holderOf = ({ conversation }: ConversationRow): string | null =>
  conversation.owner === 'operator' ? (conversation.handoff?.operator?.memberId ?? null) : null;

/** A teammate's note does not keep the holder's claim alive. */
const isHolders = (row: ConversationRow, { by, memberId }: Message): boolean =>
  by === 'operator' && memberId === holderOf(row);

const loadedOf = ({ conversation, version, activeAt, reference }: ConversationRow): Loaded => ({
  conversation,
  version,
  activeAt,
  reference,
});

function allowed(conversation: ConversationRow['conversation'], line: Line): boolean {
  if (line.type === 'conversation.delivered') return line.upTo > conversation.deliveredToCustomer;
  if (line.type === 'conversation.read')
    return (
      line.upTo > (line.reader === 'customer' ? conversation.readByCustomer : conversation.readByOperator)
    );
  const { by, kind, memberId } = line.message;
  if (kind === 'note' || by === 'system') return true;
  if (conversation.snoozedUntil !== null) return false;
  if (by === 'customer') return conversation.owner !== 'nobody';
  if (line.fence !== conversation.fence) return false;
  return by === 'bot'
    ? conversation.owner === 'bot'
    : conversation.owner === 'operator' && conversation.handoff?.operator?.memberId === memberId;
}
