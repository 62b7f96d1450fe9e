import type { ComponentProps } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { Section } from '../../ui/Section.tsx';
import { Audience } from './Audience.tsx';
import { PolicyCard } from './PolicyCard.tsx';

type Props = ComponentProps<typeof Audience> & { wide: boolean };

/** Of one bot: who would be called now, and by which rules. */
export function BotPolicy({ botId, wide, onOpen }: Props) {
  const t = useWords();
  return (
    <>
      <Section title={t('audience.title')}>
        <Audience botId={botId} onOpen={onOpen} />
      </Section>
      <Section title={t('policy.title')}>
        <PolicyCard path={`/v1/bots/${botId}/policy`} layer="bot" wide={wide} />
      </Section>
    </>
  );
}
