import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { ChevronRight } from './icons.ts';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';

type Props = {
  icon: Glyph;
  label: string;
  /** What a screen reader says instead of the label, where that alone is not enough. */
  hint?: string;
  first?: boolean;
  onPress: () => void;
};

/** A way to another page, one of several in a card. */
export function LinkRow({ icon, label, hint = label, first = false, onPress }: Props) {
  const styles = useStyles();
  return (
    <Touchable
      role="link"
      aria-label={hint}
      onPress={onPress}
      style={[styles.row, !first && styles.hair]}
      active={({ hovered }) => hovered && styles.hovered}
    >
      <Icon of={icon} />
      <Text weight="medium" style={{ flex: 1 }}>
        {label}
      </Text>
      <View style={styles.chevron}>
        <Icon of={ChevronRight} size={16} color="text3" />
      </View>
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  row: { flexDirection: 'row', alignItems: 'center', gap: 12, minHeight: 52, paddingHorizontal: 16 },
  hair: { borderTopWidth: 1, borderColor: color.line },
  hovered: { backgroundColor: color.bg },
  chevron: { flexShrink: 0 },
}));
