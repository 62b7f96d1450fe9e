import { applyToConversation } from '@baton/core';
import type { Entry, NewEntry } from '@baton/protocol';
import { customerChanged } from '../../ports/journal.ts';
import type { Change, Committed, NewOutbound } from '../../ports/journal.ts';
import { mayStand, writeAlerts } from './alerts.ts';
import { writeAttributes } from './attributes.ts';
import { rulesVersion } from './rules-version.ts';
import { decisionKey, messageKey, timerKey } from './tables.ts';
import type { ConversationRow, Tables } from './tables.ts';
import { watchHolds, writeWatch } from './watch.ts';

/** What `commit_change` does, on maps: every guard holds and every part is written, or nothing is. */
export function commitChange(tables: Tables, change: Change): Committed {
  const refusal = refusalOf(tables, change);
  if (refusal) return refusal;
  const { organizationId, attributes } = change;
  const changed = attributes && writeAttributes(tables, organizationId, attributes);
  if (changed) writeEntries(tables, organizationId, [customerChanged(attributes)]);
  writeRows(tables, numbered(tables, change));
  const head = writeEntries(tables, organizationId, change.entries ?? []);
  for (const { next } of change.conversations ?? [])
    renumberPreview(tables, next.id, change.entries ?? [], head);
  return { status: 'committed', head, ...(changed && { customerChanged: true }) };
}

export const isArmed = (tables: Tables, timer: { handoffId: string; kind: string; dueAt: number }): boolean =>
  tables.timers.get(timerKey(timer))?.dueAt === timer.dueAt;

export function byReference(tables: Tables, botId: string, reference: string): ConversationRow | undefined {
  for (const row of tables.conversations.values())
    if (row.conversation.botId === botId && row.reference === reference) return row;
  return undefined;
}

function refusalOf(tables: Tables, change: Change): Committed | null {
  const { cursor, fired, inbox, organizationId } = change;
  if (cursor && (tables.cursors.get(`${cursor.stage}/${organizationId}`) ?? 0) !== cursor.from)
    return { status: 'moved' };
  if (fired && !isArmed(tables, fired)) return { status: 'moved' };
  if (change.rules !== undefined && change.rules !== rulesVersion(tables, organizationId))
    return { status: 'moved' };
  if (inbox && tables.inbox.has(`${organizationId}/${inbox.source}/${inbox.id}`))
    return { status: 'repeated' };
  if (change.watch && !watchHolds(tables, change.watch)) return { status: 'moved' };
  for (const { next, expected, reference } of change.conversations ?? []) {
    const version = tables.conversations.get(next.id)?.version ?? null;
    if (version !== expected || (expected === null && byReference(tables, next.botId, reference)))
      return { status: 'moved' };
  }
  const settled = (change.settle ?? []).some(
    (held) => tables.decisions.get(decisionKey(organizationId, held))?.settledAt !== null,
  );
  if (settled) return { status: 'moved' };
  const repeats = (change.entries ?? []).some(
    (entry) =>
      'message' in entry && tables.messageIds.has(messageKey(entry.conversationId, entry.message.id)),
  );
  return repeats ? { status: 'moved' } : null;
}

/** What is about one of the entries gets its seq. */
function numbered(tables: Tables, change: Change): Change {
  const { organizationId, about, alert, decisions = [], deliveries = [] } = change;
  if (about === undefined) return change;
  const seq = (tables.organizations.get(organizationId)?.entries.length ?? 0) + about + 1;
  const withSeq = <Row extends { seq: number }>(row: Row): Row => ({ ...row, seq });
  return {
    ...change,
    ...(alert && { alert: withSeq(alert) }),
    decisions: decisions.map(withSeq),
    deliveries: deliveries.map(withSeq),
  };
}

function writeRows(tables: Tables, change: Change): void {
  const { organizationId } = change;
  const { timers, cursors, inbox, decisions, deliveries } = tables;
  if (change.cursor) cursors.set(`${change.cursor.stage}/${organizationId}`, change.cursor.to);
  if (change.fired) timers.delete(timerKey(change.fired));
  if (change.inbox) inbox.set(`${organizationId}/${change.inbox.source}/${change.inbox.id}`, change.inbox);
  for (const { next, reference } of change.conversations ?? [])
    writeConversation(tables, organizationId, next, reference);
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
  writeAlerts(tables, change);
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
    if (ifShown && !mayStand(tables, organizationId, delivery)) continue;
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
  writeOutbound(tables, change.outbound ?? []);
  if (change.watch) writeWatch(tables, organizationId, change.watch);
}

function writeOutbound(tables: Tables, rows: NewOutbound[]): void {
  const { outbound } = tables;
  for (const row of rows) {
    const known = [...outbound.values()].some(
      ({ endpointId, seq }) => endpointId === row.endpointId && seq === row.seq,
    );
    if (!known)
      outbound.set(row.id, { ...row, state: 'queued', attempts: 0, leasedUntil: 0, createdAt: row.dueAt });
  }
}

function writeConversation(
  tables: Tables,
  organizationId: string,
  next: ConversationRow['conversation'],
  reference: string,
): void {
  const before = tables.conversations.get(next.id);
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
  tables.conversations.set(next.id, {
    closedAt,
    organizationId,
    reference,
    version: (before?.version ?? 0) + 1,
    activeAt,
    conversation,
  });
  if (next.handoff) tables.handoffs.set(next.handoff.id, next.id);
}

/** Numbers the entries; answers the new head. */
export function writeEntries(tables: Tables, organizationId: string, entries: NewEntry[]): number {
  const organization = tables.organizations.get(organizationId);
  if (!organization) throw new Error(`no organization ${organizationId}`);
  for (const entry of entries) {
    const seq = organization.entries.length + 1;
    organization.entries.push({ ...entry, seq } as Entry);
    if ('message' in entry) tables.messageIds.set(messageKey(entry.conversationId, entry.message.id), seq);
  }
  return organization.entries.length;
}

/** What the queue shows of a message that came with a change of owner. */
function renumberPreview(tables: Tables, conversationId: string, entries: NewEntry[], head: number): void {
  const line = entries.findLastIndex(
    (entry) => entry.type === 'message.added' && entry.conversationId === conversationId,
  );
  const row = tables.conversations.get(conversationId);
  const entry = entries[line];
  if (!row || entry?.type !== 'message.added') return;
  row.conversation = applyToConversation(row.conversation, {
    ...entry,
    seq: head - entries.length + line + 1,
  });
}
