import type { NewEntry } from '@baton/protocol';
import type { Change, Line, NewDelivery } from '../../ports/journal.ts';
import { watchArgument } from './watch.ts';

/** How values of the protocol go into the database. */

const bodyOf = (entry: object): object => {
  const { type: _type, at: _at, conversationId: _conversation, ...body } = entry as Record<string, unknown>;
  return body;
};

const messagesOf = (entries: readonly NewEntry[]) =>
  entries.flatMap((entry, line) =>
    entry.type === 'message.added' || entry.type === 'message.discarded'
      ? [
          {
            conversation: entry.conversationId,
            id: entry.message.id,
            line,
            shown:
              entry.type === 'message.added' &&
              entry.message.kind !== 'note' &&
              entry.message.by !== 'system',
          },
        ]
      : [],
  );

/** The argument of `commit_change`. */
export function commitArgument(change: Change): string {
  const entries = change.entries ?? [];
  return JSON.stringify({
    organization: change.organizationId,
    entries: some(entries, (entry) => ({
      at: entry.at,
      type: entry.type,
      conversation: 'conversationId' in entry ? entry.conversationId : null,
      body: bodyOf(entry),
    })),
    messages: some(messagesOf(entries), (message) => message),
    conversations: some(change.conversations, conversationArgument),
    arm: some(
      change.timers?.filter(({ dueAt }) => dueAt !== null),
      (timer) => ({
        conversation: timer.conversationId,
        handoff: timer.handoffId,
        kind: timer.kind,
        due: timer.dueAt,
      }),
    ),
    disarm: some(
      change.timers?.filter(({ dueAt }) => dueAt === null),
      ({ handoffId, kind }) => ({ handoff: handoffId, kind }),
    ),
    fired: change.fired && {
      handoff: change.fired.handoffId,
      kind: change.fired.kind,
      due: change.fired.dueAt,
    },
    about: change.about,
    cursor: change.cursor,
    inbox: change.inbox,
    attributes: change.attributes && {
      customer: change.attributes.customerId,
      source: change.attributes.source,
      at: change.attributes.at,
      said: change.attributes.attributes,
    },
    decisions: some(change.decisions, ({ handoffId, memberId, ...rest }) => ({
      handoff: handoffId,
      member: memberId,
      ...rest,
    })),
    rules: change.rules,
    settle: some(change.settle, ({ memberId, ...rest }) => ({ member: memberId, ...rest })),
    alert: change.alert,
    over: change.over,
    deliveries: change.deliveries && deliveriesArgument(change.deliveries),
    withdraw: some(change.withdraw, (handoffId) => handoffId),
    outbound: some(change.outbound, (row) => ({
      id: row.id,
      endpoint: row.endpointId,
      conversation: row.conversationId,
      seq: row.seq,
      type: row.type,
      event: row.event,
      due: row.dueAt,
    })),
    watch: change.watch && watchArgument(change.watch),
  });
}

/** Left out when there is nothing: the function skips that part. */
const some = <T>(rows: readonly T[] | undefined, argument: (row: T) => unknown): unknown[] | undefined =>
  rows && rows.length > 0 ? rows.map(argument) : undefined;

const conversationArgument = ({
  next,
  expected,
  reference,
}: NonNullable<Change['conversations']>[number]): object => ({
  id: next.id,
  expected,
  reference,
  bot: next.botId,
  connector: next.connector,
  customer: next.customer,
  owner: next.owner,
  fence: next.fence,
  handoff: next.handoff,
  labels: next.labels,
  snoozedUntil: next.snoozedUntil,
  holder: next.owner === 'operator' ? (next.handoff?.operator?.memberId ?? null) : null,
  at: next.updatedAt,
  activeAt: next.owner === 'operator' ? next.updatedAt : null,
});

/** A ring's rows differ in id and device alone, one after the other: what they have in common is said once. */
function deliveriesArgument(rows: readonly NewDelivery[]): object[] {
  const runs: NewDelivery[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && isAlike(run[0]!, row)) run.push(row);
    else runs.push([row]);
  }
  return runs.map((alike) => {
    const row = alike[0]!;
    return {
      ids: alike.map(({ id }) => id),
      devices: alike.map(({ deviceId }) => deviceId),
      conversation: row.conversationId,
      handoff: row.handoffId,
      ring: row.ring,
      kind: row.kind,
      seq: row.seq,
      due: row.dueAt,
      expires: row.expiresAt,
      loudness: row.loudness,
      digest: row.digest ?? undefined,
      ifShown: row.ifShown,
      replaces: row.replaces ?? undefined,
      ending: row.ending ?? undefined,
      leased: row.leasedUntil,
    };
  });
}

/** In all but id and device. */
const ALIKE = [
  'conversationId',
  'handoffId',
  'ring',
  'kind',
  'seq',
  'dueAt',
  'expiresAt',
  'loudness',
  'ifShown',
  'leasedUntil',
  'replaces',
  'digest',
  'ending',
] as const satisfies (keyof NewDelivery)[];
const isAlike = (a: NewDelivery, b: NewDelivery): boolean => ALIKE.every((key) => a[key] === b[key]);

/** The argument of `append_lines`. */
export const appendArgument = (lines: readonly Line[]): string => JSON.stringify(lines.map(lineArgument));

function lineArgument(line: Line, n: number): object {
  const { organizationId: organization, conversationId: conversation, at, type } = line;
  const common = { n, organization, conversation, at, type };
  switch (line.type) {
    case 'conversation.delivered':
      return { ...common, author: 'customer', mark: line.upTo, body: { upTo: line.upTo } };
    case 'conversation.read':
      return {
        ...common,
        author: line.reader,
        mark: line.upTo,
        body: { reader: line.reader, upTo: line.upTo },
      };
    case 'message.added': {
      const { id, by: author, memberId: member, kind } = line.message;
      return { ...common, id, author, member, fence: line.fence, kind, body: line.message };
    }
  }
}
