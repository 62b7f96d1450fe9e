import type { Act } from '@baton/core';
import type { CustomerCommand } from '@baton/protocol';
import { attached } from '../../journal/attached.ts';
import { perform } from '../../journal/perform.ts';
import { RefusedError } from '../../journal/refused.ts';
import { say } from '../../journal/say.ts';
import type { Loaded } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { openConversation } from './conversation.ts';
import type { Opening } from './conversation.ts';
import { lastWords } from './last-words.ts';

/** What the customer does in the widget. The first message begins the conversation; `known`: its id, for whoever has it at hand. */
export async function customerCommand(
  ports: StagePorts,
  who: Opening,
  command: CustomerCommand,
  known: string | null = null,
): Promise<{ seq: number; conversationId: string }> {
  const conversationId = known ?? (await openConversation(ports, who)).conversation.id;
  const { organizationId } = who;
  switch (command.type) {
    case 'send': {
      const { id, text } = command;
      const by = { organizationId, conversationId, memberId: null };
      const file = await attached(ports, by, command.attachmentId);
      const { name } = who.customer;
      const message = {
        id,
        conversationId,
        by: 'customer' as const,
        memberId: null,
        name,
        text,
        ...file,
      };
      // Whoever has the conversation, its customer may speak: no fence is compared.
      const said = await say(ports, { organizationId, message, fence: 0, at: ports.clock.now() });
      return { seq: said.seq, conversationId };
    }
    case 'read':
    case 'delivered': {
      const line =
        command.type === 'read'
          ? ({ type: 'conversation.read', reader: 'customer' } as const)
          : ({ type: 'conversation.delivered' } as const);
      const { seq } = await ports.appender.append({
        ...line,
        organizationId,
        conversationId,
        upTo: command.upTo,
        at: ports.clock.now(),
      });
      return { seq: seq ?? command.upTo, conversationId };
    }
    case 'request_human': {
      const { slaMs } = await ports.policyOf(who.botId);
      const find = () => ports.journal.load(organizationId, conversationId);
      const loaded = await find();
      const request = {
        type: 'request' as const,
        handoffId: ports.newId(),
        reason: 'explicit' as const,
        evidence: [],
        slaMs,
        lastWords: loaded ? await lastWords(ports, loaded.conversation) : undefined,
      };
      return act(ports, { organizationId, conversationId, act: request, loaded, find });
    }
    case 'leave_queue': {
      const find = () => ports.journal.load(organizationId, conversationId);
      return act(ports, { organizationId, conversationId, act: { type: 'cancel' }, find });
    }
  }
}

type Wanted = {
  organizationId: string;
  conversationId: string;
  act: Act;
  loaded?: Loaded | null;
  find: () => Promise<Loaded | null>;
};

async function act(ports: StagePorts, { conversationId, find, ...wanted }: Wanted) {
  const performed = await perform(ports, find, { ...wanted, now: ports.clock.now() });
  if (!performed) throw new RefusedError('not_found');
  // Asked twice for a human: one is on the way, which is what was wanted.
  if (performed.refusal && performed.refusal.code !== 'handoff_open')
    throw new RefusedError(performed.refusal.code, performed.refusal.facts);
  return { seq: performed.seq ?? 0, conversationId };
}
