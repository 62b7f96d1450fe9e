import { useCallback } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useClient } from '../../live/live.tsx';
import { durationLabel } from '../../model/duration.ts';
import { firstNameOf } from '../../model/person.ts';
import { buzz } from '../../platform/haptics';
import { useToast } from '../../ui/toasts.tsx';

/** Claims from the list, without opening it first. Who won goes to the conversation; who lost hears by how much. */
export function useQueueClaim(onOpen: (conversationId: string) => void) {
  const client = useClient();
  const t = useWords();
  const say = useToast();
  return useCallback(
    async (conversationId: string, handoffId: string) => {
      const outcome = await client.claim(handoffId);
      buzz(outcome.won ? 'success' : 'warning');
      if (outcome.won) {
        say({ kind: 'done', title: t('claim.won') });
        return onOpen(conversationId);
      }
      const { by, aheadMs } = outcome;
      if (by === null) return say({ kind: 'look', title: t('claim.failed'), why: t('claim.noAnswer') });
      const name = firstNameOf(by);
      const title =
        aheadMs === null
          ? t('claim.lost', { name })
          : t('claim.lostBy', { name, ago: durationLabel(Math.max(100, aheadMs)) });
      say({ kind: 'look', title });
    },
    [client, onOpen, say, t],
  );
}
