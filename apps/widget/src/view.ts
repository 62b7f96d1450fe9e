import type { Attachment, CustomerEntry } from '@baton/protocol';
import type { Outbox, Outgoing } from './outbox.ts';
import type { Thread } from './thread.ts';

/** Clock, one tick, two ticks, or "not sent". */
export type Tick = 'kept' | 'sent' | 'read' | 'refused';
export type LineKind =
  | 'requested'
  | 'joined'
  | 'released'
  | 'returned'
  | 'left_queue'
  | 'nobody'
  | 'closed'
  | 'reopened';

export type Item =
  | {
      kind: 'message';
      id: string;
      by: 'customer' | 'bot' | 'operator';
      name: string;
      text: string;
      attachment: Attachment | null;
      at: number;
      tick: Tick | null;
      newest: boolean;
    }
  | { kind: 'line'; id: string; line: LineKind; name: string; at: number }
  | { kind: 'notice'; id: string; text: string; at: number };

/** Who the customer is with, as the header and the card say it. `nobody`: no human came. */
export type Situation = 'bot' | 'waiting' | 'joined' | 'nobody' | 'closed';

export type View = { items: Item[]; situation: Situation; canAskForHuman: boolean };

/** `wentOn`: the seq up to which the customer has put "nobody came" behind them. */
export function viewOf(thread: Thread, outbox: Outbox, wentOn = 0): View {
  const settled = thread.entries.flatMap((entry) => itemOf(entry, thread.readByOperator));
  const items = [...settled, ...outbox.flatMap(waitingItem)];
  const newest = items.findLast((item) => item.kind === 'message' && item.by === 'customer');
  if (newest?.kind === 'message') newest.newest = true;
  const situation = situationOf(thread, outbox, wentOn);
  return { items, situation, canAskForHuman: situation === 'bot' };
}

function situationOf(thread: Thread, outbox: Outbox, wentOn: number): Situation {
  const wish = outbox.findLast(({ command }) => command.type !== 'send')?.command.type;
  if (thread.owner === 'operator') return 'joined';
  if (wish === 'request_human') return 'waiting';
  if (thread.owner === 'queue') return wish === 'leave_queue' ? 'bot' : 'waiting';
  if (thread.owner === 'nobody')
    return outbox.some(({ command }) => command.type === 'send') ? 'bot' : 'closed';
  return nobodyCame(thread.entries, wentOn) ? 'nobody' : 'bot';
}

/** The last handoff failed by itself, and the customer has not gone on since. */
function nobodyCame(entries: readonly CustomerEntry[], wentOn: number): boolean {
  const last = entries.findLast(
    (entry) =>
      entry.type.startsWith('handoff.') ||
      (entry.type === 'message.added' && entry.message.by === 'customer'),
  );
  return last?.type === 'handoff.failed' && last.failure !== 'cancelled' && last.seq > wentOn;
}

const LINES: Partial<Record<CustomerEntry['type'], LineKind>> = {
  'handoff.requested': 'requested',
  'handoff.claimed': 'joined',
  'handoff.released': 'released',
  'handoff.returned': 'returned',
  'conversation.resolved': 'closed',
  'conversation.reopened': 'reopened',
};

function itemOf(entry: CustomerEntry, readByOperator: number): Item[] {
  if (entry.type === 'message.added') {
    const { id, by, name, text, attachment = null } = entry.message;
    if (by === 'system') return [{ kind: 'notice', id, text, at: entry.at }];
    const tick = by !== 'customer' ? null : entry.seq <= readByOperator ? 'read' : 'sent';
    return [{ kind: 'message', id, by, name, text, attachment, at: entry.at, tick, newest: false }];
  }
  const line =
    entry.type === 'handoff.failed'
      ? entry.failure === 'cancelled'
        ? 'left_queue'
        : 'nobody'
      : LINES[entry.type];
  return line
    ? [{ kind: 'line', id: `${entry.seq}`, line, name: 'name' in entry ? entry.name : '', at: entry.at }]
    : [];
}

function waitingItem({ id, command, attachment, at, state }: Outgoing): Item[] {
  if (command.type !== 'send') return [];
  const tick = state === 'acknowledged' ? 'sent' : state;
  const said = { text: command.text, attachment: attachment ?? null };
  return [{ kind: 'message', id, by: 'customer', name: '', ...said, at, tick, newest: false }];
}
