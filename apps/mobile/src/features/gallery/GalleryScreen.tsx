import type { ReactNode } from 'react';
import { ScrollView, View, useWindowDimensions } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { ThemeProvider, themed } from '../../ui/theme.tsx';
import { AVATARS, BADGES, BUTTONS } from './marks.tsx';
import { BARS, ROWS, STATES } from './places.tsx';
import { TALK } from './talk.tsx';

export type Piece = { name: string; shown: ReactNode; bare?: boolean };

/** Every piece of `src/ui` in every state, in both themes: for those who change one. */
export function GalleryScreen() {
  const { width } = useWindowDimensions();
  return (
    <ScrollView contentContainerStyle={{ flexDirection: width >= 800 ? 'row' : 'column' }}>
      {(['light', 'dark'] as const).map((scheme) => (
        <View key={scheme} style={{ flex: 1 }}>
          <ThemeProvider choice={scheme}>
            <Pieces title={scheme} />
          </ThemeProvider>
        </View>
      ))}
    </ScrollView>
  );
}

function Pieces({ title }: { title: string }) {
  const styles = useStyles();
  return (
    <SafeAreaView style={styles.page}>
      <Text size="title">{title}</Text>
      {[...BADGES, ...AVATARS, ...BUTTONS, ...ROWS, ...TALK, ...BARS, ...STATES].map((piece) => (
        <View key={piece.name} style={{ gap: 8 }}>
          <Text size="meta" weight="semibold" color="text3">
            {piece.name}
          </Text>
          {piece.bare === true ? piece.shown : <Card style={styles.card}>{piece.shown}</Card>}
        </View>
      ))}
    </SafeAreaView>
  );
}

const useStyles = themed((color) => ({
  page: { padding: 16, gap: 20, backgroundColor: color.bg },
  card: { overflow: 'hidden' },
}));
