import type { AlertFigures } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import { Text } from '../../ui/Text.tsx';
import { Reasons } from './Reasons.tsx';

type Left = AlertFigures['notSent'][number];

/** Reasons that mean nobody could be reached, not that nobody wanted it. */
const TROUBLE = ['no_device'];

/** Why decisions ended without a push, each reason with what it was about. */
export function NotSent({ notSent }: { notSent: readonly Left[] }) {
  const t = useWords();
  if (notSent.length === 0) return <Text color="text2">{t('figures.nothingHeld')}</Text>;
  const rows = [...Map.groupBy(notSent, ({ reason }) => reason)].map(([reason, lines]) => ({
    words: t(`figures.reason.${reason}`, { defaultValue: reason }),
    count: lines.reduce((sum, line) => sum + line.count, 0),
    trouble: TROUBLE.includes(reason),
    under: lines.map((line) => `${t(`alerts.kind.${line.kind}`)} ${line.count}`).join(' · '),
  }));
  return <Reasons rows={rows} />;
}
