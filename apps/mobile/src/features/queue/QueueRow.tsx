import { memo } from 'react';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import type { Translate } from '../../i18n/words.ts';
import { useSaid } from '../../live/clock.ts';
import { useLive } from '../../live/live.tsx';
import { ageOf, dayLabel } from '../../model/age.ts';
import { durationLabel } from '../../model/duration.ts';
import { fromFound } from '../../model/found-words.ts';
import { firstNameOf, initialOf, initialsOf } from '../../model/person.ts';
import { ConversationRow } from '../../ui/ConversationRow.tsx';
import { Labels } from './Labels.tsx';
import { rowWords } from './row-words.ts';
import type { Hit } from './sections.ts';
import { WaitingQueueRow } from './WaitingQueueRow.tsx';
import type { WaitingQueueRowProps } from './WaitingQueueRow.tsx';

type Props = Omit<WaitingQueueRowProps, 'handoff'> & {
  /** What was searched for: shown in bold. */
  sought?: string;
  /** Older words that the search found, instead of the last ones. */
  found?: Hit['found'];
};

/** A conversation in the queue: tall and red while its customer waits. */
export const QueueRow = memo(function QueueRow({ found = null, sought = '', ...row }: Props) {
  const { owner, handoff } = row.conversation;
  return owner === 'queue' && handoff && found === null ? (
    <WaitingQueueRow {...row} handoff={handoff} />
  ) : (
    <Other {...row} found={found} sought={sought} />
  );
});

const MINUTE = 60_000;

/** The corner of a row: when it comes back, how long a colleague has had it, or else when somebody last spoke. */
function cornerOf(conversation: Conversation, mine: boolean, t: Translate) {
  const { handoff, owner, snoozedUntil, lastMessage, updatedAt } = conversation;
  return (now: number): string => {
    if (mine && snoozedUntil !== null) {
      const minutes = Math.ceil((snoozedUntil - now) / MINUTE);
      return minutes < 60
        ? t('queue.backIn', { time: durationLabel(Math.max(1, minutes) * MINUTE) })
        : t('queue.backAt', { time: dayLabel(snoozedUntil, now) });
    }
    if (owner === 'operator' && handoff?.operator && handoff.claimedAt !== null && !mine) {
      const name = firstNameOf(handoff.operator.name);
      const minutes = Math.max(0, Math.floor((now - handoff.claimedAt) / MINUTE));
      return t('queue.heldFor', { name, time: minutes < 1 ? t('age.now') : durationLabel(minutes * MINUTE) });
    }
    const age = ageOf(lastMessage?.at ?? updatedAt, now);
    if (age.kind === 'now') return t('age.now');
    return age.kind === 'minutes' ? t('age.minutes', { count: age.count }) : age.label;
  };
}

type OtherProps = Omit<Required<Props>, 'onClaim'>;

function Other({ conversation, selected, first, onOpen, sought, found }: OtherProps) {
  const t = useWords();
  const bots = useLive((state) => state.snapshot?.bots ?? NO_BOTS);
  const me = useLive((state) => state.snapshot?.me.memberId);
  const typing = useLive((state) => state.typing[conversation.id]);
  const { customer, owner, handoff, labels } = conversation;
  const holder = owner === 'operator' ? handoff?.operator : null;
  const corner = useSaid(cornerOf(conversation, holder?.memberId === me, t));
  const writes = useSaid((now) => typing !== undefined && typing.until > now);
  const last = rowWords(conversation, bots, writes ? typing : undefined, 0);
  const speaker = found ? { name: `${firstNameOf(found.name)}:`, bot: false } : last.speaker;
  const words = found ? fromFound(found.text, sought) : (last.words ?? t('queue.isTyping'));
  return (
    <ConversationRow
      name={customer.name}
      initials={initialsOf(customer.name)}
      mark={holder ? { kind: 'operator', initial: initialOf(holder.name) } : { kind: 'bot' }}
      age={corner}
      {...(speaker ? { speaker } : {})}
      words={words}
      sought={sought}
      {...(customer.language === null ? {} : { lang: customer.language })}
      label={[customer.name, holder?.name, speaker?.name, words].filter(Boolean).join(', ')}
      selected={selected}
      first={first}
      foot={labels.length > 0 && <Labels ids={labels} />}
      onPress={() => onOpen(conversation.id)}
    />
  );
}

const NO_BOTS = {};
