import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { useNow } from '../../live/clock.ts';
import { useLive } from '../../live/live.tsx';
import { REASON_GLYPH } from '../../model/faces.ts';
import { waitOf } from '../../model/wait.ts';
import { Brief } from '../../ui/BriefCard.tsx';
import { botTried, briefWords } from './brief.ts';

/** Why a human is needed, in the customer's words, and what the bot had tried. */
export function ConversationBrief({
  conversation,
  counting,
}: {
  conversation: Conversation;
  counting: boolean;
}) {
  const t = useWords();
  const now = useNow();
  const offline = useLive((state) => state.phase === 'offline');
  const entries = useLive((state) => state.threads[conversation.id]?.entries);
  const { handoff, customer } = conversation;
  if (!handoff) return null;
  const words = briefWords(conversation);
  const wait = waitOf(handoff, now);
  return (
    <Brief
      chips={[{ label: t(`reason.${handoff.reason}`), glyph: REASON_GLYPH[handoff.reason] }]}
      {...(words ? { words } : {})}
      {...(customer.language === null ? {} : { lang: customer.language })}
      tried={botTried(entries ?? [], handoff.waitingSince)}
      {...(counting ? { wait: { label: wait.label, over: wait.over, stopped: offline } } : {})}
    />
  );
}
