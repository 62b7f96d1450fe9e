import type { useWords } from '../../i18n/i18n.ts';
import { dayLabel, timeLabel } from '../../model/age.ts';
import { firstNameOf } from '../../model/person.ts';
import { clockLabel } from '../../model/wait.ts';
import type { LineEntry } from './thread-items.ts';

/** What a line between messages says. */
export function lineWords(entry: LineEntry, meId: string, t: ReturnType<typeof useWords>): string {
  const nameOf = (operator: { memberId: string; name: string }) =>
    operator.memberId === meId ? t('conversation.you') : firstNameOf(operator.name);
  switch (entry.type) {
    case 'handoff.claimed': {
      const said = { time: timeLabel(entry.at), wait: clockLabel(entry.waitedMs) };
      return t('line.claimed', { ...said, name: nameOf(entry.operator) });
    }
    case 'handoff.released': {
      const name = nameOf(entry.operator);
      if (entry.cause === 'lease_expired') return t('line.leaseExpired', { name });
      return entry.cause === 'access_revoked'
        ? t('line.accessRevoked', { name })
        : t('line.released', { name });
    }
    case 'handoff.transferred': {
      const said = { from: nameOf(entry.from), name: nameOf(entry.operator) };
      const key = entry.operator.memberId === meId ? 'line.transferredToYou' : 'line.transferred';
      return entry.note === '' ? t(key, said) : t(`${key}With`, { ...said, note: entry.note });
    }
    case 'conversation.snoozed':
      return t('line.snoozed', { name: nameOf(entry.operator), time: dayLabel(entry.until, entry.at) });
    case 'conversation.woken':
      return t(`line.woken.${entry.cause}`, { name: nameOf(entry.operator) });
    case 'handoff.returned': {
      const name = nameOf(entry.operator);
      return entry.outcome === ''
        ? t('line.returned', { name })
        : t('line.returnedWith', { name, outcome: entry.outcome });
    }
    case 'handoff.failed':
      return t(`line.failed.${entry.failure}`);
    case 'conversation.resolved':
      return entry.operator ? t('line.resolved', { name: nameOf(entry.operator) }) : t('line.resolvedBot');
    case 'conversation.reopened':
      return t('line.reopened');
    default:
      return '';
  }
}
