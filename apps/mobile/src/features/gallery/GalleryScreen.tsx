import type { ReactNode } from 'react';
import { ScrollView, View, useWindowDimensions } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { FixedScheme, themed } from '../../ui/theme.tsx';
import type { Scheme } from '../../ui/tokens.ts';
import { ANSWERS } from './answers.tsx';
import { AVATARS, BADGES, BUTTONS } from './marks.tsx';
import { BARS, ROWS, STATES } from './places.tsx';
import { TALK } from './talk.tsx';

export type Piece = { name: string; shown: ReactNode; bare?: boolean };

type Props = { scheme?: Scheme };

/** Every piece of `src/ui` in every state, in all colours or in one: for those who change one. */
export function GalleryScreen({ scheme }: Props) {
  const { width } = useWindowDimensions();
  const schemes = scheme === undefined ? SCHEMES : [scheme];
  return (
    <ScrollView contentContainerStyle={{ flexDirection: width >= 800 ? 'row' : 'column' }}>
      {schemes.map((one) => (
        <View key={one} style={{ flex: 1, minWidth: 0 }}>
          <FixedScheme value={one}>
            <Pieces title={TITLES[one]} />
          </FixedScheme>
        </View>
      ))}
    </ScrollView>
  );
}

const TITLES = {
  light: 'Light',
  dark: 'Dark',
  lightContrast: 'Light, high contrast',
  darkContrast: 'Dark, high contrast',
} as const;
const SCHEMES = Object.keys(TITLES) as Scheme[];

function Pieces({ title }: { title: string }) {
  const styles = useStyles();
  return (
    <SafeAreaView style={styles.page}>
      <Text size="title">{title}</Text>
      {[...BADGES, ...AVATARS, ...BUTTONS, ...ROWS, ...TALK, ...BARS, ...STATES, ...ANSWERS].map((piece) => (
        <View key={piece.name} style={{ gap: 8 }}>
          <Text testID="piece" size="meta" weight="semibold" color="text3">
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
