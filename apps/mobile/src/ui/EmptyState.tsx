import type { ReactNode } from 'react';
import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';

type Props = { icon: Glyph; title: string; words: string; children?: ReactNode };

/** Says what is good, and what will happen. */
export function EmptyState({ icon, title, words, children }: Props) {
  const styles = useStyles();
  return (
    <View style={styles.empty}>
      <View style={styles.tile}>
        <Icon of={icon} size={24} color="bot" />
      </View>
      <Text size="pane" role="heading" aria-level={2} style={styles.centre}>
        {title}
      </Text>
      <Text color="text2" style={styles.centre}>
        {words}
      </Text>
      {children}
    </View>
  );
}

const useStyles = themed((color) => ({
  empty: { alignItems: 'center', gap: 12, marginTop: 48, marginHorizontal: 32 },
  tile: {
    width: 64,
    height: 64,
    borderRadius: 32,
    alignItems: 'center',
    justifyContent: 'center',
    backgroundColor: color.botSoft,
  },
  centre: { textAlign: 'center' },
}));
