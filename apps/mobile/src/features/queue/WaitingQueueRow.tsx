import type { Conversation, Handoff } from '@baton/protocol';
import { i18n, useWords } from '../../i18n/i18n.ts';
import { useSaid } from '../../live/clock.ts';
import { useLive } from '../../live/live.tsx';
import { CONNECTOR_GLYPH, REASON_GLYPH } from '../../model/faces.ts';
import { initialsOf, languageName } from '../../model/person.ts';
import { clockLabel, waitOf } from '../../model/wait.ts';
import { BellOff, Hand } from '../../ui/icons.ts';
import { Swipe } from '../../ui/Swipe.tsx';
import { WaitingRow } from '../../ui/WaitingRow.tsx';
import { Labels } from './Labels.tsx';
import { quoted, waitingWords } from './row-words.ts';

export type WaitingQueueRowProps = {
  conversation: Conversation;
  handoff: Handoff;
  selected: boolean;
  first: boolean;
  onOpen: (conversationId: string) => void;
  /** `null` for those who may not. */
  onClaim: ((conversationId: string, handoffId: string) => void) | null;
};

/** Somebody who waits: counts by the second, and is claimed by pulling the row aside. */
export function WaitingQueueRow({ conversation, handoff, onOpen, onClaim, ...row }: WaitingQueueRowProps) {
  const t = useWords();
  const words = waitingWords(conversation);
  const { customer, connector, id } = conversation;
  const { label, about, reason, wait } = useTold(conversation, handoff);
  const claim = onClaim && (() => onClaim(id, handoff.id));
  const shown = (
    <WaitingRow
      {...row}
      name={customer.name}
      initials={initialsOf(customer.name)}
      connector={CONNECTOR_GLYPH[connector]}
      words={words === '' ? t('queue.noWords') : quoted(words)}
      {...(customer.language === null ? {} : { lang: customer.language })}
      reason={{ label: reason, glyph: REASON_GLYPH[handoff.reason] }}
      {...(handoff.unreachable ? { alarm: { label: t('queue.unreachable'), glyph: BellOff } } : {})}
      about={about}
      wait={wait}
      label={label}
      foot={conversation.labels.length > 0 && <Labels ids={conversation.labels} />}
      onPress={() => onOpen(id)}
      {...(claim ? { act: { name: 'claim', label: t('claim.claim'), onAct: claim } } : {})}
    />
  );
  if (!claim) return shown;
  return (
    <Swipe label={t('claim.claim')} icon={Hand} onSwipe={claim}>
      {shown}
    </Swipe>
  );
}

/** A screen reader says the wait in steps of so many seconds: the eye has the badge. */
const STEP = 10;
/** The ring moves in steps that the eye sees. */
const RING_STEPS = 60;

/** How long they wait and what it is about, for the eye and for those who listen. Only the digits are drawn again each second. */
function useTold(conversation: Conversation, handoff: Handoff) {
  const t = useWords();
  const stopped = useLive((state) => state.phase === 'offline');
  const bot = useLive((state) => state.snapshot?.bots[conversation.botId]?.name ?? '');
  const over = useSaid((now) => waitOf(handoff, now).over);
  const share = useSaid((now) => Math.round(waitOf(handoff, now).share * RING_STEPS) / RING_STEPS);
  const seconds = useSaid((now) => Math.floor(waitOf(handoff, now).seconds / STEP) * STEP);
  const { customer, connector } = conversation;
  const reason = t(`reason.${handoff.reason}`);
  const language = customer.language === null ? null : languageName(customer.language, i18n.language);
  const minutes = Math.floor(seconds / 60);
  const left = (now: number) => t('queue.slaLeft', { time: clockLabel(handoff.slaAt - now + 999) });
  return {
    reason,
    about: [bot, language].filter(Boolean).join(' · '),
    wait: {
      label: <Counting say={(now) => waitOf(handoff, now).label} />,
      over,
      share,
      stopped,
      countdown: over || stopped ? null : <Counting say={left} />,
    },
    label: t('queue.row', {
      name: customer.name,
      wait:
        minutes > 0
          ? t('wait.minutesSeconds', { minutes, seconds: seconds % 60 })
          : t('wait.seconds', { seconds }),
      sla: over ? t('queue.pastSla') : t('queue.withinSla'),
      reason: reason.toLocaleLowerCase(),
      about: [language, t(`connector.${connector}`), bot].filter(Boolean).join(', '),
    }),
  };
}

/** Digits that count by themselves. */
function Counting({ say }: { say: (now: number) => string }): string {
  return useSaid(say);
}
