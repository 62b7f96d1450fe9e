import { occurredAt } from '@baton/core';
import type { Act } from '@baton/core';
import { parseEvent } from '@baton/protocol';
import type { CloudEvent, Conversation, EventAnswer, PlatformEvent } from '@baton/protocol';
import { perform } from '../../journal/perform.ts';
import { RefusedError } from '../../journal/refused.ts';
import { say } from '../../journal/say.ts';
import type { BotRow } from '../../ports/directory.ts';
import type { Loaded } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { attributesIn } from './attributes.ts';
import { botEvent } from './bot-events.ts';
import { conversationAtFirst, conversationOf, openConversation } from './conversation.ts';
import type { Opening } from './conversation.ts';
import { lastWords } from './last-words.ts';
import { digestOf, refused, repeatOf, uuidFrom, uuidOf } from './taken.ts';
import type { Accepted, Sender } from './taken.ts';
import { workflowEvent } from './workflow-events.ts';

/** Takes one event of a platform. `(source, id)` makes it safe to repeat; every refusal says why. */
export async function takeEvent(ports: StagePorts, sender: Sender, event: CloudEvent): Promise<EventAnswer> {
  try {
    return await take(ports, sender, event);
  } catch (error) {
    if (error instanceof RefusedError) return refused(event, error.refused.code, error.refused.facts);
    throw error;
  }
}

async function take(ports: StagePorts, sender: Sender, event: CloudEvent): Promise<EventAnswer> {
  const parsed = parseEvent(event.type, event.data);
  if (!parsed.ok)
    return parsed.code === 'invalid_request'
      ? refused(event, parsed.code, { issues: parsed.issues })
      : refused(event, parsed.code);
  return takeParsed(ports, sender, { event, parsed: parsed.event });
}

async function takeParsed(
  ports: StagePorts,
  sender: Sender,
  { event, parsed }: { event: CloudEvent; parsed: PlatformEvent },
): Promise<EventAnswer> {
  const lagMs = lagOf(ports, sender, event);
  if (isAboutRun(parsed)) return workflowEvent(ports, sender, { event, parsed, lagMs });
  const bot = await ports.botOf(parsed.data.bot);
  if (
    !bot ||
    bot.organizationId !== sender.organizationId ||
    (sender.botId !== null && sender.botId !== bot.id)
  )
    return refused(event, 'not_found');
  if (!isAboutConversation(parsed)) return botEvent(ports, sender.organizationId, { event, parsed });
  return conversationEvent(ports, sender, { event, conversational: parsed, bot });
}

/** Every event with a time tells of the sender's clock. */
function lagOf(
  { lags, clock }: StagePorts,
  { organizationId }: Sender,
  { source, time }: CloudEvent,
): number {
  const now = clock.now();
  return time === undefined ? 0 : lags.heard(organizationId, source, { sent: occurredAt(time, now), now });
}

async function conversationEvent(
  ports: StagePorts,
  sender: Sender,
  { event, conversational, bot }: { event: CloudEvent; conversational: ConversationEvent; bot: BotRow },
): Promise<EventAnswer> {
  const { organizationId } = sender;
  const opening = openingOf(organizationId, conversational.data);
  if (conversational.type === 'message.created')
    return message(ports, event, {
      organizationId,
      loaded: await openConversation(ports, opening),
      data: conversational.data,
      botName: bot.name,
    });
  const act = actOf(conversational, { handoffId: uuidOf(event), slaMs: bot.policy.slaMs });
  const asked = { event, data: conversational.data, act };
  // What asks for a human may be the first that is heard of the conversation.
  if (conversational.type === 'handoff.requested') {
    const first = conversationAtFirst(ports, opening);
    const find = () => conversationOf(ports, opening);
    if (first || conversational.data.words !== undefined)
      return once(ports, organizationId, { ...asked, loaded: first, find });
    const loaded = await find();
    const said = { ...act, lastWords: await lastWords(ports, loaded.conversation) };
    return once(ports, organizationId, { ...asked, act: said, loaded, find });
  }
  const find = () => ports.journal.loadByReference(opening.botId, opening.reference);
  return once(ports, organizationId, { ...asked, find });
}

type ConversationEvent = Extract<PlatformEvent, { data: { conversation: string } }>;
type RunEvents = Extract<PlatformEvent, { data: { run: string } }>;
const isAboutConversation = (event: PlatformEvent): event is ConversationEvent =>
  'conversation' in event.data;
const isAboutRun = (event: PlatformEvent): event is RunEvents => 'run' in event.data;

function openingOf(organizationId: string, data: ConversationEvent['data']): Opening {
  const { bot: botId, conversation: reference } = data;
  const said = 'customer' in data ? data.customer : undefined;
  const customer = {
    id: uuidFrom(`${botId}\n${said?.id ?? reference}`),
    name: said?.name ?? 'Customer',
    language: said?.language ?? null,
  };
  return { organizationId, botId, reference, connector: 'api', customer };
}

function actOf(
  event: Exclude<ConversationEvent, { type: 'message.created' }>,
  fresh: { handoffId: string; slaMs: number },
): Act {
  switch (event.type) {
    case 'handoff.requested': {
      const { words, reason } = event.data;
      const evidence =
        words === undefined
          ? []
          : [{ messageId: null, text: words, start: 0, end: words.length, rule: 'platform', weight: 1 }];
      return { type: 'request', reason, evidence, ...fresh };
    }
    case 'handoff.cancelled':
      return { type: 'cancel' };
    case 'handoff.acknowledged':
      return { type: 'acknowledge', fence: event.data.fence };
  }
}

type MessageData = Extract<ConversationEvent, { type: 'message.created' }>['data'];

/** A message's id comes from `(source, id)`, so that the hot path itself knows a repeat. */
async function message(
  ports: StagePorts,
  event: CloudEvent,
  {
    organizationId,
    loaded,
    data,
    botName,
  }: { organizationId: string; loaded: Loaded; data: MessageData; botName: string },
): Promise<EventAnswer> {
  const { conversation } = loaded;
  const begun = conversation.lastMessage === null && conversation.fence === 1;
  if (data.by === 'bot' && data.fence === undefined && !begun)
    return refused(event, 'fence_missing', { current: conversation.fence });
  const fence = data.fence ?? conversation.fence;
  const name = data.by === 'bot' ? botName : conversation.customer.name;
  const body = {
    id: uuidOf(event),
    conversationId: conversation.id,
    by: data.by,
    memberId: null,
    name,
    kind: 'text' as const,
    text: data.text,
  };
  const at = ports.clock.now();
  const attributes = attributesIn(data, conversation, at);
  const said = await say(ports, { organizationId, message: body, fence, at, ...attributes });
  return {
    status: 'accepted',
    id: event.id,
    repeated: said.repeated,
    conversationId: conversation.id,
    fence: said.fence,
    owner: said.owner,
    seq: said.seq,
  };
}

type Asked = {
  event: CloudEvent;
  data: ConversationEvent['data'];
  find: () => Promise<Loaded | null>;
  loaded?: Loaded | undefined;
  act: Act;
};

/** Does the act and remembers its answer, in one commit; a repeat gets the first answer. */
async function once(
  ports: StagePorts,
  organizationId: string,
  { event, data, find, loaded, act }: Asked,
): Promise<EventAnswer> {
  const { source, id } = event;
  const now = ports.clock.now();
  const answer = (after: Conversation): Accepted => ({
    status: 'accepted',
    id,
    repeated: false,
    conversationId: after.id,
    fence: after.fence,
    owner: after.owner,
    seq: null,
  });
  const performed = await perform(ports, find, {
    organizationId,
    act,
    now,
    ...(loaded && { loaded }),
    with: (outcome, after) => {
      if (outcome.refusal) return {};
      const inbox = { source, id, digest: digestOf(event), answer: answer(after), at: now };
      return { inbox, ...attributesIn(data, after, now) };
    },
  });
  if (performed && !performed.refusal && !performed.repeated) return answer(performed.conversation);
  // What has been taken before may well be refused now; it is answered as it was then.
  const first = await repeatOf(ports, organizationId, event);
  if (first) return first;
  if (!performed) return refused(event, 'not_found');
  return performed.refusal
    ? refused(event, performed.refusal.code, performed.refusal.facts)
    : refused(event, 'unavailable');
}
