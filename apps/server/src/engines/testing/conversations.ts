import { randomUUID } from 'node:crypto';
import { transition } from '@baton/core';
import type { Act } from '@baton/core';
import { HandoffPolicy } from '@baton/protocol';
import type { Conversation, Message } from '@baton/protocol';
import { consequences } from '../../journal/consequences.ts';
import type { Change, Journal, Line } from '../../ports/journal.ts';
import type { UnderTest } from './engines.ts';

const POLICY = HandoffPolicy.parse({});
export const ALICE = { memberId: randomUUID(), name: 'Alice' };
export const BEN = { memberId: randomUUID(), name: 'Ben' };
export const NOW = Date.UTC(2026, 9, 24, 12);

export type Place = { organizationId: string; botId: string };

/** An organization of its own, so that tests on one engine do not meet. */
export async function newPlace({ furnish }: UnderTest): Promise<Place> {
  const organizationId = await furnish.organization();
  return { organizationId, botId: await furnish.bot(organizationId) };
}

export function newConversation(botId: string, change: Partial<Conversation> = {}): Conversation {
  return {
    id: randomUUID(),
    botId,
    customer: { id: randomUUID(), name: 'Erin', language: null },
    connector: 'api',
    owner: 'bot',
    fence: 1,
    createdAt: NOW,
    updatedAt: NOW,
    lastMessage: null,
    deliveredToCustomer: 0,
    readByCustomer: 0,
    readByOperator: 0,
    handoff: null,
    labels: [],
    snoozedUntil: null,
    ...change,
  };
}

export const beginning = (
  organizationId: string,
  next: Conversation,
  reference: string = next.id,
): Change => ({
  organizationId,
  entries: [
    { type: 'conversation.started', at: next.createdAt, conversationId: next.id, conversation: next },
  ],
  conversations: [{ next, expected: null, reference }],
});

/** A conversation with the bot, begun. */
export async function begin(journal: Journal, { organizationId, botId }: Place): Promise<Conversation> {
  const conversation = newConversation(botId);
  await journal.commit(beginning(organizationId, conversation));
  return conversation;
}

/** What `act` would write to the conversation as it is now. */
export async function changeBy(
  journal: Journal,
  organizationId: string,
  conversationId: string,
  { now = NOW, ...act }: Act & { now?: number },
): Promise<Change> {
  const loaded = (await journal.load(organizationId, conversationId))!;
  const { entries } = transition(loaded.conversation, act, now);
  const { after: _after, ...rows } = consequences(loaded, entries, POLICY);
  return { organizationId, entries, ...rows };
}

export const asking = (handoffId: string = randomUUID()) => ({
  type: 'request' as const,
  handoffId,
  reason: 'explicit' as const,
  evidence: [],
  slaMs: 60_000,
});

export const claiming = (handoffId: string, operator = ALICE) => ({
  type: 'claim' as const,
  handoffId,
  operator,
  via: 'app' as const,
});

/** A customer who waits for a human. */
export async function waiting(
  journal: Journal,
  place: Place,
): Promise<{ conversationId: string; handoffId: string }> {
  const { id: conversationId } = await begin(journal, place);
  const handoffId = randomUUID();
  await journal.commit(await changeBy(journal, place.organizationId, conversationId, asking(handoffId)));
  return { conversationId, handoffId };
}

export const message = (conversationId: string, change: Partial<Message> = {}): Message => ({
  id: randomUUID(),
  conversationId,
  by: 'customer',
  memberId: null,
  name: 'Erin',
  kind: 'text',
  text: 'hello',
  ...change,
});

/** A line before it is said whose it is. */
type Without<Each> = Each extends Line ? Omit<Each, 'organizationId'> : never;
export type Unplaced = Without<Line>;
export const within = (organizationId: string, lines: Unplaced[]): Line[] =>
  lines.map((line) => ({ ...line, organizationId }) as Line);

export const saying = (said: Message, fence = 1, at = NOW): Extract<Unplaced, { type: 'message.added' }> => ({
  type: 'message.added',
  conversationId: said.conversationId,
  at,
  message: said,
  fence,
});
