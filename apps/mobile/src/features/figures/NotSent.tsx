import type { AlertFigures } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';

type Left = AlertFigures['notSent'][number];

/** Reasons that mean nobody could be reached, not that nobody wanted it. */
const TROUBLE = ['no_device'];

/** Why decisions ended without a push: by reason, the most frequent first, each with what it was about. */
export function NotSent({ notSent }: { notSent: readonly Left[] }) {
  const t = useWords();
  const styles = useStyles();
  if (notSent.length === 0) return <Text color="text2">{t('figures.nothingHeld')}</Text>;
  const reasons = [...Map.groupBy(notSent, ({ reason }) => reason)]
    .map(([reason, lines]) => ({ reason, lines, count: lines.reduce((sum, line) => sum + line.count, 0) }))
    .sort((a, b) => b.count - a.count);
  const most = reasons[0]!.count;
  return (
    <Card>
      {reasons.map(({ reason, lines, count }, n) => (
        <View key={reason} style={[styles.row, n > 0 && styles.hair]}>
          <View style={{ flexDirection: 'row', gap: 12 }}>
            <Text weight="medium" color={TROUBLE.includes(reason) ? 'warn' : 'text'} style={{ flex: 1 }}>
              {t(`figures.reason.${reason}`, { defaultValue: reason })}
            </Text>
            <Text weight="semibold" tabular>
              {count}
            </Text>
          </View>
          <View aria-hidden style={styles.track}>
            <View style={[styles.bar, { width: `${(count / most) * 100}%` }]} />
          </View>
          <Text size="meta" color="text3">
            {lines.map((line) => `${t(`alerts.kind.${line.kind}`)} ${line.count}`).join(' · ')}
          </Text>
        </View>
      ))}
    </Card>
  );
}

const useStyles = themed((color) => ({
  row: { gap: 6, paddingHorizontal: 16, paddingVertical: 12 },
  hair: { borderTopWidth: 1, borderColor: color.line },
  track: { height: 6, borderRadius: 3, backgroundColor: color.sunken },
  bar: { height: 6, borderRadius: 3, backgroundColor: color.accentSolid },
}));
