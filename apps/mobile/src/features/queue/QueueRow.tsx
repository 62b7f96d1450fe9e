import { memo } from 'react';
import type { Conversation } from '@baton/protocol';
import { i18n, useWords } from '../../i18n/i18n.ts';
import { useNow } from '../../live/clock.ts';
import { useLive } from '../../live/live.tsx';
import { ageOf } from '../../model/age.ts';
import { CONNECTOR_GLYPH, REASON_GLYPH } from '../../model/faces.ts';
import { initialOf, initialsOf, languageName } from '../../model/person.ts';
import { waitOf } from '../../model/wait.ts';
import { BellOff } from '../../ui/icons.ts';
import { ConversationRow } from '../../ui/ConversationRow.tsx';
import { WaitingRow } from '../../ui/WaitingRow.tsx';
import { quoted, rowWords, waitingWords } from './row-words.ts';

type Props = {
  conversation: Conversation;
  selected: boolean;
  first: boolean;
  onOpen: (conversationId: string) => void;
};

/** A conversation in the queue: tall and red while its customer waits. */
export const QueueRow = memo(function QueueRow(props: Props) {
  return props.conversation.owner === 'queue' && props.conversation.handoff ? (
    <Waiting {...props} />
  ) : (
    <Other {...props} />
  );
});

function Waiting({ conversation, selected, first, onOpen }: Props) {
  const t = useWords();
  const now = useNow();
  const stopped = useLive((state) => state.phase === 'offline');
  const bot = useLive((state) => state.snapshot?.bots[conversation.botId]?.name ?? '');
  const { customer, connector, handoff } = conversation;
  if (!handoff) return null;
  const wait = waitOf(handoff, now);
  const reason = t(`reason.${handoff.reason}`);
  const language = customer.language === null ? null : languageName(customer.language, i18n.language);
  const about = [bot, language].filter(Boolean).join(' · ');
  const minutes = Math.floor(wait.seconds / 60);
  const label = t('queue.row', {
    name: customer.name,
    wait:
      minutes > 0
        ? t('wait.minutesSeconds', { minutes, seconds: wait.seconds % 60 })
        : t('wait.seconds', { seconds: wait.seconds }),
    sla: wait.over ? t('queue.pastSla') : t('queue.withinSla'),
    reason: reason.toLocaleLowerCase(),
    about: [language, t(`connector.${connector}`), bot].filter(Boolean).join(', '),
  });
  const words = waitingWords(conversation);
  return (
    <WaitingRow
      name={customer.name}
      initials={initialsOf(customer.name)}
      connector={CONNECTOR_GLYPH[connector]}
      words={words === '' ? t('queue.noWords') : quoted(words)}
      {...(customer.language === null ? {} : { lang: customer.language })}
      reason={{ label: reason, glyph: REASON_GLYPH[handoff.reason] }}
      {...(handoff.unreachable ? { alarm: { label: t('queue.unreachable'), glyph: BellOff } } : {})}
      about={about}
      wait={{ label: wait.label, over: wait.over, share: wait.share, stopped }}
      label={label}
      selected={selected}
      first={first}
      onPress={() => onOpen(conversation.id)}
    />
  );
}

function Other({ conversation, selected, first, onOpen }: Props) {
  const t = useWords();
  const now = useNow();
  const bots = useLive((state) => state.snapshot?.bots ?? NO_BOTS);
  const typing = useLive((state) => state.typing[conversation.id]);
  const { customer, owner, handoff } = conversation;
  const { speaker, words } = rowWords(conversation, bots, typing, now);
  const age = ageOf(conversation.lastMessage?.at ?? conversation.updatedAt, now);
  const holder = owner === 'operator' ? handoff?.operator : null;
  const said = words ?? t('queue.isTyping');
  return (
    <ConversationRow
      name={customer.name}
      initials={initialsOf(customer.name)}
      mark={holder ? { kind: 'operator', initial: initialOf(holder.name) } : { kind: 'bot' }}
      age={
        age.kind === 'now'
          ? t('age.now')
          : age.kind === 'minutes'
            ? t('age.minutes', { count: age.count })
            : age.label
      }
      {...(speaker ? { speaker } : {})}
      words={said}
      {...(customer.language === null ? {} : { lang: customer.language })}
      label={[customer.name, holder?.name, speaker?.name, said].filter(Boolean).join(', ')}
      selected={selected}
      first={first}
      onPress={() => onOpen(conversation.id)}
    />
  );
}

const NO_BOTS = {};
