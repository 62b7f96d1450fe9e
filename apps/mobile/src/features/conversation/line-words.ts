import type { ConversationEntry, Holder } from '@baton/protocol';
import type { English } from '../../i18n/words.ts';
import type { useWords } from '../../i18n/i18n.ts';
import { dayLabel, timeLabel } from '../../model/age.ts';
import { firstNameOf } from '../../model/person.ts';
import { clockLabel } from '../../model/wait.ts';
import type { LineEntry } from './thread-items.ts';

/** What somebody did, by name; each has a second form, for oneself. */
type Deed = keyof English['line']['byYou'];

/** What a line between messages says. */
export function lineWords(entry: LineEntry, meId: string, t: ReturnType<typeof useWords>): string {
  const did = (by: Holder, deed: Deed, more: Record<string, string> = {}): string =>
    by.memberId === meId
      ? t(`line.byYou.${deed}`, more)
      : t(`line.${deed}`, { ...more, by: firstNameOf(by.name) });
  switch (entry.type) {
    case 'handoff.claimed':
      return did(entry.operator, 'claimed', { time: timeLabel(entry.at), wait: clockLabel(entry.waitedMs) });
    case 'handoff.released':
      return did(entry.operator, RELEASED[entry.cause]);
    case 'handoff.transferred': {
      const { from, operator, note } = entry;
      if (operator.memberId === meId)
        return t(note === '' ? 'line.transferredToYou' : 'line.transferredToYouWith', {
          by: firstNameOf(from.name),
          note,
        });
      const name = firstNameOf(operator.name);
      return did(from, note === '' ? 'transferred' : 'transferredWith', { name, note });
    }
    case 'conversation.snoozed':
      return did(entry.operator, 'snoozed', { time: dayLabel(entry.until, entry.at) });
    case 'conversation.woken':
      return entry.cause === 'operator' ? did(entry.operator, 'wokenBy') : t(`line.woken.${entry.cause}`);
    case 'handoff.returned':
      return entry.outcome === ''
        ? did(entry.operator, 'returned')
        : did(entry.operator, 'returnedWith', { outcome: entry.outcome });
    case 'handoff.failed':
      return t(`line.failed.${entry.failure}`);
    case 'conversation.resolved':
      return entry.operator ? did(entry.operator, 'resolved') : t('line.resolvedBot');
    case 'conversation.reopened':
      return t('line.reopened');
    default:
      return '';
  }
}

const RELEASED = {
  lease_expired: 'leaseExpired',
  access_revoked: 'accessRevoked',
  operator: 'released',
} as const satisfies Record<Extract<ConversationEntry, { type: 'handoff.released' }>['cause'], Deed>;
