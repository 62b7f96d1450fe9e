import type { Label, LabelColour } from '@baton/protocol';
import { View } from 'react-native';
import { Text } from './Text.tsx';
import { themed, usePalette } from './theme.tsx';
import { radius } from './tokens.ts';
import type { ColorName } from './tokens.ts';

export const LABEL_INK: Record<LabelColour, ColorName> = {
  grey: 'labelGrey',
  blue: 'labelBlue',
  teal: 'labelTeal',
  green: 'labelGreen',
  yellow: 'labelYellow',
  orange: 'labelOrange',
  violet: 'labelViolet',
  pink: 'labelPink',
};

/** What a team sorts its conversations by: the name says it, the dot finds it again. */
export function LabelChip({ name, colour }: Pick<Label, 'name' | 'colour'>) {
  const styles = useStyles();
  return (
    <View style={styles.chip}>
      <LabelDot colour={colour} />
      <Text theirs size="meta" weight="medium" color="text2" numberOfLines={1} style={styles.name}>
        {name}
      </Text>
    </View>
  );
}

export function LabelDot({ colour, size = 8 }: { colour: LabelColour; size?: number }) {
  const palette = usePalette();
  return (
    <View
      style={{
        width: size,
        height: size,
        borderRadius: size / 2,
        backgroundColor: palette[LABEL_INK[colour]],
      }}
    />
  );
}

const useStyles = themed((color) => ({
  chip: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 5,
    minHeight: 20,
    maxWidth: 160,
    paddingStart: 6,
    paddingEnd: 7,
    borderRadius: radius.s,
    backgroundColor: color.sunken,
  },
  name: { flexShrink: 1 },
}));
