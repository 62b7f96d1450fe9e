import { applyToConversation } from '@baton/core';
import type { ConversationLine } from '@baton/core';
import type { Cursor, Entry, Message, NewEntry } from '@baton/protocol';
import { customerChanged, entryOf } from '../../ports/journal.ts';
import type {
  Appended,
  Change,
  Committed,
  DueTimer,
  Journal,
  Line,
  Loaded,
  NewOutbound,
} from '../../ports/journal.ts';
import { mayStand, writeAlerts } from './alerts.ts';
import { writeAttributes } from './attributes.ts';
import { rulesVersion } from './rules-version.ts';
import { decisionKey, messageKey, timerKey } from './tables.ts';
import { watchHolds, writeWatch } from './watch.ts';
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
    const row = this.#byReference(botId, reference);
    return row ? loadedOf(row) : null;
  };

  async commit(change: Change): Promise<Committed> {
    const refusal = this.#guard(change);
    if (refusal) return refusal;
    const { organizationId, attributes } = change;
    const changed = attributes && writeAttributes(this.#tables, organizationId, attributes);
    if (changed) this.#writeEntries(organizationId, [customerChanged(attributes)]);
    this.#writeRows(this.#numbered(change));
    const head = this.#writeEntries(organizationId, change.entries ?? []);
    for (const { next } of change.conversations ?? [])
      this.#renumberPreview(next.id, change.entries ?? [], head);
    return { status: 'committed', head, ...(changed && { customerChanged: true }) };
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
      const seq = this.#writeEntries(organizationId, [entry]);
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
    if (this.#armed(timer)) this.#tables.timers.set(timerKey(timer), { ...timer, dueAt });
  }

  async dropTimer(timer: DueTimer): Promise<void> {
    if (this.#armed(timer)) this.#tables.timers.delete(timerKey(timer));
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

  #armed = (timer: { handoffId: string; kind: string; dueAt: number }): boolean =>
    this.#tables.timers.get(timerKey(timer))?.dueAt === timer.dueAt;

  #byReference(botId: string, reference: string): ConversationRow | undefined {
    for (const row of this.#tables.conversations.values())
      if (row.conversation.botId === botId && row.reference === reference) return row;
    return undefined;
  }

  #guard(change: Change): Committed | null {
    const { cursor, fired, inbox, organizationId } = change;
    if (cursor && (this.#tables.cursors.get(`${cursor.stage}/${organizationId}`) ?? 0) !== cursor.from)
      return { status: 'moved' };
    if (fired && !this.#armed(fired)) return { status: 'moved' };
    if (change.rules !== undefined && change.rules !== rulesVersion(this.#tables, organizationId))
      return { status: 'moved' };
    if (inbox && this.#tables.inbox.has(`${organizationId}/${inbox.source}/${inbox.id}`))
      return { status: 'repeated' };
    if (change.watch && !watchHolds(this.#tables, change.watch)) return { status: 'moved' };
    for (const { next, expected, reference } of change.conversations ?? []) {
      const version = this.#tables.conversations.get(next.id)?.version ?? null;
      if (version !== expected || (expected === null && this.#byReference(next.botId, reference)))
        return { status: 'moved' };
    }
    const settled = (change.settle ?? []).some(
      (held) => this.#tables.decisions.get(decisionKey(organizationId, held))?.settledAt !== null,
    );
    if (settled) return { status: 'moved' };
    const repeats = (change.entries ?? []).some(
      (entry) =>
        'message' in entry && this.#tables.messageIds.has(messageKey(entry.conversationId, entry.message.id)),
    );
    return repeats ? { status: 'moved' } : null;
  }

  /** What is about one of the entries gets its seq. */
  #numbered(change: Change): Change {
    const { organizationId, about, alert, decisions = [], deliveries = [] } = change;
    if (about === undefined) return change;
    const seq = (this.#tables.organizations.get(organizationId)?.entries.length ?? 0) + about + 1;
    const numbered = <Row extends { seq: number }>(row: Row): Row => ({ ...row, seq });
    return {
      ...change,
      ...(alert && { alert: numbered(alert) }),
      decisions: decisions.map(numbered),
      deliveries: deliveries.map(numbered),
    };
  }

  #writeRows(change: Change): void {
    const { organizationId } = change;
    const { timers, cursors, inbox, decisions, deliveries } = this.#tables;
    if (change.cursor) cursors.set(`${change.cursor.stage}/${organizationId}`, change.cursor.to);
    if (change.fired) timers.delete(timerKey(change.fired));
    if (change.inbox) inbox.set(`${organizationId}/${change.inbox.source}/${change.inbox.id}`, change.inbox);
    for (const { next, reference } of change.conversations ?? [])
      this.#writeConversation(organizationId, next, reference);
    for (const timer of change.timers ?? []) {
      if (timer.dueAt === null) timers.delete(timerKey(timer));
      else timers.set(timerKey(timer), { ...timer, dueAt: timer.dueAt, organizationId });
    }
    for (const held of change.settle ?? [])
      decisions.get(decisionKey(organizationId, held))!.settledAt = held.at;
    for (const decision of change.decisions ?? []) {
      const key = decisionKey(organizationId, decision);
      if (!decisions.has(key)) decisions.set(key, { ...decision, organizationId, settledAt: null });
    }
    writeAlerts(this.#tables, change);
    for (const delivery of deliveries.values()) {
      if (
        delivery.kind !== 'escalation' ||
        delivery.state !== 'queued' ||
        !change.withdraw?.includes(delivery.handoffId ?? '')
      )
        continue;
      delivery.state = 'expired';
      delivery.detail = 'withdrawn';
    }
    for (const { ifShown, ...delivery } of change.deliveries ?? []) {
      if (ifShown && !mayStand(this.#tables, organizationId, delivery)) continue;
      const same = [...deliveries.values()].some(
        (other) =>
          delivery.handoffId !== null &&
          other.handoffId === delivery.handoffId &&
          other.ring === delivery.ring &&
          other.deviceId === delivery.deviceId &&
          other.kind === delivery.kind,
      );
      if (!same)
        deliveries.set(delivery.id, {
          ...delivery,
          organizationId,
          state: 'queued',
          attempts: delivery.leasedUntil === undefined ? 0 : 1,
          leasedUntil: delivery.leasedUntil ?? 0,
          detail: null,
          sentAt: null,
          ticket: null,
        });
    }
    this.#writeOutbound(change.outbound ?? []);
    if (change.watch) writeWatch(this.#tables, organizationId, change.watch);
  }

  #writeOutbound(rows: NewOutbound[]): void {
    const { outbound } = this.#tables;
    for (const row of rows) {
      const known = [...outbound.values()].some(
        ({ endpointId, seq }) => endpointId === row.endpointId && seq === row.seq,
      );
      if (!known)
        outbound.set(row.id, { ...row, state: 'queued', attempts: 0, leasedUntil: 0, createdAt: row.dueAt });
    }
  }

  #writeConversation(organizationId: string, next: ConversationRow['conversation'], reference: string): void {
    const before = this.#tables.conversations.get(next.id);
    // Receipts and messages may have come since it was loaded; the commit does not own them.
    const marks = before?.conversation;
    const conversation = marks
      ? {
          ...next,
          deliveredToCustomer: marks.deliveredToCustomer,
          readByCustomer: marks.readByCustomer,
          readByOperator: marks.readByOperator,
          lastMessage: marks.lastMessage,
          updatedAt: Math.max(next.updatedAt, marks.updatedAt),
        }
      : next;
    const activeAt = Math.max(before?.activeAt ?? 0, next.owner === 'operator' ? next.updatedAt : 0);
    const closedAt = next.owner === 'nobody' ? (before?.closedAt ?? next.updatedAt) : null;
    this.#tables.conversations.set(next.id, {
      closedAt,
      organizationId,
      reference,
      version: (before?.version ?? 0) + 1,
      activeAt,
      conversation,
    });
    if (next.handoff) this.#tables.handoffs.set(next.handoff.id, next.id);
  }

  /** Numbers the entries; answers the new head. */
  #writeEntries(organizationId: string, entries: NewEntry[]): number {
    const organization = this.#tables.organizations.get(organizationId);
    if (!organization) throw new Error(`no organization ${organizationId}`);
    for (const entry of entries) {
      const seq = organization.entries.length + 1;
      organization.entries.push({ ...entry, seq } as Entry);
      if ('message' in entry)
        this.#tables.messageIds.set(messageKey(entry.conversationId, entry.message.id), seq);
    }
    return organization.entries.length;
  }

  /** What the queue shows of a message that came with a change of owner. */
  #renumberPreview(conversationId: string, entries: NewEntry[], head: number): void {
    const line = entries.findLastIndex(
      (entry) => entry.type === 'message.added' && entry.conversationId === conversationId,
    );
    const row = this.#tables.conversations.get(conversationId);
    const entry = entries[line];
    if (!row || entry?.type !== 'message.added') return;
    row.conversation = applyToConversation(row.conversation, {
      ...entry,
      seq: head - entries.length + line + 1,
    });
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
