import { useEffect, useState } from 'react';
import { View } from 'react-native';
import { themed } from './theme.tsx';

const PATIENCE_MS = 300;
const WIDTHS = [
  [120, 220],
  [96, 188],
  [140, 204],
] as const;

/** Rows that are on their way. Nothing for the first 300 ms: most answers are faster. */
export function Skeleton({ rows = 3, at = 'later' }: { rows?: number; at?: 'once' | 'later' }) {
  const styles = useStyles();
  const [shown, setShown] = useState(at === 'once');
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <View aria-busy style={styles.list}>
      {Array.from({ length: rows }, (_, index) => {
        const [name, words] = WIDTHS[index % WIDTHS.length]!;
        return (
          <View key={index} style={styles.row}>
            <View style={styles.face} />
            <View style={{ gap: 8 }}>
              <View style={[styles.bar, { width: name, height: 12 }]} />
              <View style={[styles.bar, { width: words, height: 10 }]} />
            </View>
          </View>
        );
      })}
    </View>
  );
}

const useStyles = themed((color) => ({
  list: { backgroundColor: color.surface },
  row: { flexDirection: 'row', alignItems: 'center', gap: 14, paddingVertical: 8, paddingHorizontal: 16 },
  face: { width: 36, height: 36, borderRadius: 18, marginHorizontal: 2, backgroundColor: color.sunken },
  bar: { borderRadius: 4, backgroundColor: color.sunken },
}));
