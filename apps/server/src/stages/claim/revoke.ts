import { transition } from '@baton/core';
import type { EntryOf } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import { consequences } from '../../journal/consequences.ts';
import type { Change, Loaded } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';

/** Whoever leaves, leaves nobody waiting: their claims go back into the queue with the original waiting time. */
export function revoke(
  ports: StagePorts,
  heldBy: (organizationId: string, memberId: string) => Promise<Loaded[]>,
): Follower {
  return {
    stage: 'revoke',
    types: ['member.left'],
    async follow(organizationId, entry) {
      const { memberId } = entry as EntryOf<'member.left'>;
      const change: Required<Pick<Change, 'entries' | 'conversations' | 'timers'>> = {
        entries: [],
        conversations: [],
        timers: [],
      };
      for (const loaded of await heldBy(organizationId, memberId)) {
        const { conversation } = loaded;
        const operator = conversation.handoff?.operator;
        if (!operator) continue;
        const act = {
          type: 'release',
          operator,
          fence: conversation.fence,
          cause: 'access_revoked',
        } as const;
        const { entries } = transition(conversation, act, ports.clock.now());
        const written = consequences(loaded, entries, await ports.policyOf(conversation.botId));
        change.entries.push(...entries);
        change.conversations.push(...(written.conversations ?? []));
        change.timers.push(...(written.timers ?? []));
      }
      return change.entries.length > 0 ? change : null;
    },
  };
}
