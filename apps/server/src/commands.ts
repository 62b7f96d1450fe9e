import type { ClaimVia, Command, Done } from '@baton/protocol';
import { demand } from './access/permission.ts';
import type { Actor } from './access/tokens.ts';
import type { StagePorts } from './ports/stage.ts';
import { claim, keepLease, release } from './stages/claim/claim.ts';
import { handBack, resolve } from './stages/close/close.ts';
import { mark, sendAsOperator } from './stages/converse/converse.ts';
import { label, snooze, transfer, wake } from './stages/converse/set-aside.ts';

/** What a member does, whether it came by REST, socket or push: one door, one check of the role. */
export async function runCommand(
  ports: StagePorts,
  actor: Actor,
  command: Command,
  via: ClaimVia = 'app',
): Promise<Done> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const operator = { memberId: actor.memberId, name: actor.name };
  switch (command.type) {
    case 'claim':
      return claim(ports, { organizationId, operator }, { id: command.handoffId, via });
    case 'release':
      return release(ports, { organizationId, operator }, command);
    case 'keep_lease':
      return keepLease(ports, { organizationId, operator }, command);
    case 'send':
      return sendAsOperator(ports, operator, { organizationId, ...command });
    case 'transfer':
      return transfer(ports, { organizationId, operator }, command);
    case 'snooze':
      return snooze(ports, { organizationId, operator }, command);
    case 'wake':
      return wake(ports, { organizationId, operator }, command);
    case 'label':
      return label(ports, { organizationId, operator }, command);
    case 'hand_back':
      return handBack(
        ports,
        { organizationId, operator, conversationId: command.conversationId, fence: command.fence },
        command,
      );
    case 'resolve':
      return resolve(ports, {
        organizationId,
        operator,
        conversationId: command.conversationId,
        fence: command.fence,
      });
    case 'read': {
      const { conversationId, upTo } = command;
      await mark(ports, organizationId, {
        type: 'conversation.read',
        reader: 'operator',
        conversationId,
        upTo,
      });
      return { conversationId, fence: 0, seq: upTo };
    }
  }
}
