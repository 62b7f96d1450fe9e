import type { Conversation } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { dayLabel } from '../../model/age.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AlarmClock } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';

export type SnoozedProps = { conversation: Conversation; onWake: () => void };

/** Put off: until when, what ends it, and the way to end it now. */
export function Snoozed({ conversation, onWake }: SnoozedProps) {
  const t = useWords();
  const until = conversation.snoozedUntil;
  if (until === null) return null;
  return (
    <Notice
      lead={<Icon of={AlarmClock} color="accent" />}
      title={t('conversation.snoozedUntil', { time: dayLabel(until) })}
      why={t('conversation.snoozedWhy')}
      action={<Button size="sm" label={t('conversation.wake')} onPress={onWake} />}
    />
  );
}
