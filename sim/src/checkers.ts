import { snapshotOf, timersOwed } from '@baton/core';
import type { Conversation, Entry, Owner } from '@baton/protocol';
import { decisionKey, timerKey } from '@baton/server/src/engines/memory/tables.ts';
import type { SimulatedOperator } from './actors.ts';
import type { World } from './world.ts';

/** An owner, a fence and a holder, followed through the journal by rules written here again, without the product's code. */
type Followed = {
  owner: Owner;
  fence: number;
  holder: string | null;
  handoffId: string | null;
  messages: Set<string>;
};

const COMES_FROM: Partial<Record<Entry['type'], Owner[]>> = {
  'handoff.requested': ['bot'],
  'handoff.claimed': ['queue'],
  'handoff.released': ['operator'],
  'handoff.transferred': ['operator'],
  'handoff.returned': ['operator'],
  'handoff.failed': ['queue'],
  'conversation.resolved': ['operator'],
  'conversation.reopened': ['nobody'],
};
const GOES_TO: Partial<Record<Entry['type'], Owner>> = {
  'handoff.requested': 'queue',
  'handoff.claimed': 'operator',
  'handoff.released': 'queue',
  'handoff.transferred': 'operator',
  'handoff.returned': 'bot',
  'handoff.failed': 'bot',
  'conversation.resolved': 'nobody',
  'conversation.reopened': 'bot',
};

/** One owner at a time, fences that grow by one, the holder alone closes, the bot is silent while a human has it, no holes, no doubles. */
export function checkJournal(world: World): void {
  const followed = new Map<string, Followed>();
  const { entries } = world.tables.organizations.get(world.organizationId)!;
  for (const [n, entry] of entries.entries()) {
    if (entry.seq !== n + 1) world.violation(`seq ${entry.seq} at place ${n + 1}`);
    world.reach(entry.type);
    if (!('conversationId' in entry)) continue;
    if (entry.type === 'conversation.started') {
      if (followed.has(entry.conversationId)) world.violation('a conversation began twice');
      followed.set(entry.conversationId, {
        owner: 'bot',
        fence: entry.conversation.fence,
        holder: null,
        handoffId: null,
        messages: new Set(),
      });
      continue;
    }
    const conversation = followed.get(entry.conversationId);
    if (!conversation) world.violation(`${entry.type} of a conversation that has not begun`);
    else {
      checkOwner(world, conversation, entry);
      checkWords(world, conversation, entry);
    }
  }
}

function checkOwner(world: World, conversation: Followed, entry: Entry): void {
  const to = GOES_TO[entry.type];
  if (to === undefined || !('fence' in entry)) return;
  if (!COMES_FROM[entry.type]!.includes(conversation.owner))
    world.violation(`${entry.type} while with ${conversation.owner}`);
  if (entry.fence !== conversation.fence + 1)
    world.violation(`${entry.type}: fence ${entry.fence} after ${conversation.fence}`);
  const by = entry.type === 'handoff.transferred' ? entry.from : 'operator' in entry ? entry.operator : null;
  if (by && entry.type !== 'handoff.claimed' && by.memberId !== conversation.holder)
    world.violation(`${entry.type} by somebody who does not hold it`);
  conversation.owner = to;
  conversation.fence = entry.fence;
  const given = entry.type === 'handoff.claimed' || entry.type === 'handoff.transferred';
  conversation.holder = given ? entry.operator.memberId : null;
}

function checkWords(world: World, conversation: Followed, entry: Entry): void {
  if (entry.type !== 'message.added') return;
  const { id, by, kind, memberId } = entry.message;
  if (conversation.messages.has(id)) world.violation('a message is there twice');
  conversation.messages.add(id);
  if (by === 'bot' && conversation.owner !== 'bot')
    world.violation(`the bot spoke while with ${conversation.owner}`);
  if (by === 'operator' && kind !== 'note' && conversation.holder !== memberId)
    world.violation('an operator spoke who does not hold it');
}

/** What was acknowledged is in the journal. */
export function checkAcknowledged(world: World): void {
  for (const [id, { conversationId }] of world.acknowledged) {
    if (!world.tables.messageIds.has(`${conversationId}/${id}`))
      world.violation(`an acknowledged message is missing`);
  }
}

/** The rows are what the journal says; whoever waits or is served has the timers they are owed. */
export function checkRows(world: World): void {
  const replayed = world.replayed();
  for (const [id, { conversation }] of world.tables.conversations) {
    if (JSON.stringify(sorted(conversation)) !== JSON.stringify(sorted(replayed.get(id)!)))
      world.violation(`a row differs from its journal: ${id}`);
    for (const kind of timersOwed(conversation, world.policy)) {
      const handoffId = conversation.handoff!.id;
      if (!world.tables.timers.has(timerKey({ handoffId, kind })))
        world.violation(`${conversation.handoff!.state} without its timer ${kind}`);
    }
  }
}

/** Every call for operators was decided for every one of them. */
export function checkDecisions(world: World): void {
  for (const entry of world.tables.organizations.get(world.organizationId)!.entries) {
    const ring =
      entry.type === 'handoff.requested'
        ? entry.handoff.ring
        : entry.type === 'handoff.released' || entry.type === 'handoff.ring_due'
          ? entry.ring
          : null;
    if (ring === null || !('handoffId' in entry)) continue;
    for (const { id, name } of world.operators) {
      if (
        !world.tables.decisions.has(
          decisionKey(world.organizationId, { seq: entry.seq, memberId: id, round: 0 }),
        )
      )
        world.violation(`nothing was decided about ${name} for ${entry.type}, ring ${ring}`);
    }
  }
}

const ENDS: ReadonlySet<Entry['type']> = new Set([
  'handoff.claimed',
  'handoff.failed',
  'conversation.resolved',
]);

/** A ring that was not sent because its handoff had ended: then it had, after that ring began and before it would have been over. */
export function checkWithdrawn(world: World): void {
  const { entries } = world.tables.organizations.get(world.organizationId)!;
  for (const { kind, detail, handoffId, seq, ring, expiresAt } of world.tables.deliveries.values()) {
    if (kind !== 'escalation' || detail !== 'withdrawn') continue;
    const ended = entries
      .slice(seq)
      .some(
        (entry) =>
          ENDS.has(entry.type) &&
          entry.at <= expiresAt &&
          'handoffId' in entry &&
          entry.handoffId === handoffId,
      );
    if (!ended) world.violation(`ring ${ring} was thrown away though its handoff waited`);
  }
}

const sorted = (value: Conversation): unknown => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

/** After quiet: everybody sees what the server has, nothing is kept unsent without a reason, and no phone rings for nobody. */
export function checkQuiet(world: World, operators: SimulatedOperator[]): void {
  const head = world.tables.organizations.get(world.organizationId)!.entries.length;
  for (const { client, member } of operators) {
    const { snapshot, outbox, threads } = client.getState();
    if (snapshot?.cursor.seq !== head)
      world.violation(`${member.name} stands at ${snapshot?.cursor.seq} of ${head}`);
    for (const conversation of snapshot ? snapshotOf(snapshot).conversations : []) {
      const truth = world.tables.conversations.get(conversation.id)?.conversation;
      if (JSON.stringify(sorted(conversation)) !== JSON.stringify(truth && sorted(truth)))
        world.violation(`${member.name} sees another ${conversation.id}`);
    }
    for (const item of outbox)
      if (item.state !== 'failed') world.violation(`${member.name} still keeps a message as ${item.state}`);
    for (const [conversationId, thread] of Object.entries(threads))
      checkThread(world, { member: member.name, conversationId, seqs: thread.entries.map(({ seq }) => seq) });
  }
  for (const conversation of world.replayed().values()) {
    if (conversation.owner === 'queue')
      world.violation('somebody still waits after everything has timed out');
  }
  for (const shown of world.phones.shown.values()) {
    for (const payload of shown.values()) {
      const row = world.tables.conversations.get(payload.url.split('/').at(-1)!);
      if (payload.kind === 'escalation' && row?.conversation.handoff?.state !== 'waiting')
        world.violation('a phone still shows a ring');
    }
  }
}

function checkThread(
  world: World,
  { member, conversationId, seqs }: { member: string; conversationId: string; seqs: number[] },
): void {
  if (seqs.length === 0) return;
  const { entries } = world.tables.organizations.get(world.organizationId)!;
  const shown = entries.filter(
    (entry) =>
      'conversationId' in entry &&
      entry.conversationId === conversationId &&
      entry.seq >= seqs[0]! &&
      SHOWN.has(entry.type),
  );
  if (JSON.stringify(shown.map(({ seq }) => seq)) !== JSON.stringify(seqs))
    world.violation(`${member}'s thread has holes: ${seqs.length} of ${shown.length}`);
}

const SHOWN = new Set<Entry['type']>([
  'message.added',
  'message.discarded',
  'handoff.requested',
  'handoff.claimed',
  'handoff.released',
  'handoff.transferred',
  'handoff.returned',
  'handoff.failed',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.snoozed',
  'conversation.woken',
]);
