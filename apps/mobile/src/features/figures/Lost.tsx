import type { AlertFigures } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { Text } from '../../ui/Text.tsx';
import { isTrouble, lostReasonOf } from './lost-reason.ts';
import { Reasons } from './Reasons.tsx';

/** Why pushes that were decided did not arrive, each reason with what the push services called it. */
export function Lost({ lost }: Pick<AlertFigures, 'lost'>) {
  const t = useWords();
  if (lost.length === 0) return <Text color="text2">{t('figures.nothingLost')}</Text>;
  const rows = [...Map.groupBy(lost, ({ reason }) => lostReasonOf(reason))].map(([reason, lines]) => ({
    words: t(`figures.lostBecause.${reason}`),
    count: lines.reduce((sum, line) => sum + line.count, 0),
    trouble: isTrouble(reason),
    under: lines.map((line) => `${nameOf(line.transport)}, ${line.reason}: ${line.count}`).join(' · '),
  }));
  return <Reasons rows={rows} />;

  function nameOf(transport: string): string {
    return t(`push.transport.${transport}`, { defaultValue: transport });
  }
}
