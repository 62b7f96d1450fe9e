import type { ConversationEntry, Entry, EventOut, EventOutType } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import type { Loaded, NewOutbound } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';

/** Messages that go back to the bot with a hand back, at the most. */
const HUMAN_MESSAGES = 200;

const TYPES = {
  'handoff.requested': 'handoff.queued',
  'handoff.released': 'handoff.queued',
  'handoff.claimed': 'handoff.claimed',
  'handoff.transferred': 'handoff.claimed',
  'handoff.returned': 'handoff.returned',
  'handoff.failed': 'handoff.failed',
  'conversation.resolved': 'conversation.resolved',
  'message.added': 'message.created',
} as const satisfies Partial<Record<Entry['type'], EventOutType>>;

type Relayed = Extract<ConversationEntry, { type: keyof typeof TYPES }>;

/** Tells the bot's platform what happened: one outgoing event per entry and endpoint. */
export function relay(ports: StagePorts, source: string): Follower {
  const listens = listensLately(ports);
  return {
    stage: 'relay',
    types: Object.keys(TYPES) as Relayed['type'][],
    async follow(organizationId, entry) {
      const relayed = entry as Relayed;
      if (!(await listens(organizationId))) return null;
      const loaded = await ports.journal.load(organizationId, relayed.conversationId);
      if (!loaded) return null;
      const endpoints = await ports.directory.endpoints(loaded.conversation.botId, TYPES[relayed.type]);
      if (endpoints.length === 0) return null;
      const event = await eventOf(ports, relayed, loaded);
      if (!event) return null;
      const outbound = endpoints.map((endpoint): NewOutbound => {
        const id = ports.newId();
        const envelope = {
          specversion: '1.0',
          id,
          source,
          type: event.type,
          time: new Date(entry.at).toISOString(),
          data: event.data,
        };
        return {
          id,
          endpointId: endpoint.id,
          conversationId: relayed.conversationId,
          seq: entry.seq,
          type: event.type,
          event: envelope,
          dueAt: ports.clock.now(),
        };
      });
      return { outbound };
    },
  };
}

const FRESH_MS = 1000;

/** Most organizations have no endpoint; it is asked once a second, not for every message. */
function listensLately({ directory, clock }: StagePorts): (organizationId: string) => Promise<boolean> {
  const known = new Map<string, { answer: Promise<boolean>; until: number }>();
  return (organizationId) => {
    const hit = known.get(organizationId);
    if (hit && hit.until > clock.now()) return hit.answer;
    const answer = directory.listens(organizationId);
    known.set(organizationId, { answer, until: clock.now() + FRESH_MS });
    return answer;
  };
}

async function eventOf(
  { journal }: StagePorts,
  entry: Relayed,
  { conversation, reference }: Loaded,
): Promise<EventOut | null> {
  const { fence } = entry;
  const about = { bot: conversation.botId, conversation: reference, conversationId: conversation.id, fence };
  switch (entry.type) {
    case 'handoff.requested':
    case 'handoff.released':
      return {
        type: 'handoff.queued',
        data: { ...about, handoff: entry.handoffId, reason: conversation.handoff?.reason ?? 'platform' },
      };
    case 'handoff.claimed':
    case 'handoff.transferred':
      return {
        type: 'handoff.claimed',
        data: { ...about, handoff: entry.handoffId, operator: entry.operator },
      };
    case 'handoff.failed':
      return { type: 'handoff.failed', data: { ...about, handoff: entry.handoffId, failure: entry.failure } };
    case 'conversation.resolved':
      return { type: 'conversation.resolved', data: about };
    case 'message.added': {
      const { id, by, name, text, kind, attachment } = entry.message;
      // While the bot talks with the customer, its platform has these words already; notes are the team's own.
      const heard = by === 'bot' || (by === 'customer' && entry.owner !== 'operator');
      if (heard || kind === 'note') return null;
      const message = { id, by, name, text, seq: entry.seq, ...(attachment && { attachment }) };
      return { type: 'message.created', data: { ...about, message } };
    }
    case 'handoff.returned': {
      const { handoffId: handoff, operator, outcome, facts } = entry;
      return {
        type: 'handoff.returned',
        data: { ...about, handoff, operator, outcome, facts, messages: await humanMessages(journal, entry) },
      };
    }
  }
}

/** What customer and operator said to each other between the claim and the hand back. */
async function humanMessages(
  journal: StagePorts['journal'],
  returned: Extract<Relayed, { type: 'handoff.returned' }>,
) {
  const range = {
    before: returned.seq,
    limit: HUMAN_MESSAGES,
    types: ['message.added', 'handoff.requested'],
  };
  const entries = await journal.readBack(returned.conversationId, range);
  const since = entries.findLastIndex(
    (entry) => entry.type === 'handoff.requested' && entry.handoffId === returned.handoffId,
  );
  return entries.slice(since + 1).flatMap((entry) => {
    if (entry.type !== 'message.added' || entry.message.kind === 'note') return [];
    const { by, name, text } = entry.message;
    return by === 'customer' || by === 'operator' ? [{ by, name, text, at: entry.at }] : [];
  });
}
