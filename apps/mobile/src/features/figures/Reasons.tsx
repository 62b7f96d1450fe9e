import { View } from 'react-native';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';

/** `trouble`: nobody wanted it so. `under`: what exactly, in small. */
export type ReasonRow = { words: string; count: number; trouble: boolean; under: string };

/** How often each reason was, the most frequent first. */
export function Reasons({ rows }: { rows: readonly ReasonRow[] }) {
  const styles = useStyles();
  const sorted = [...rows].sort((a, b) => b.count - a.count);
  const most = sorted[0]?.count ?? 1;
  return (
    <Card>
      {sorted.map(({ words, count, trouble, under }, n) => (
        <View key={words} style={[styles.row, n > 0 && styles.hair]}>
          <View style={{ flexDirection: 'row', gap: 12 }}>
            <Text weight="medium" color={trouble ? 'warn' : 'text'} style={{ flex: 1 }}>
              {words}
            </Text>
            <Text weight="semibold" tabular>
              {count}
            </Text>
          </View>
          <View aria-hidden style={styles.track}>
            <View style={[styles.bar, { width: `${(count / most) * 100}%` }]} />
          </View>
          <Text size="meta" color="text3">
            {under}
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
