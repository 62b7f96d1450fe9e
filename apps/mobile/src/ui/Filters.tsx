import { ScrollView, useWindowDimensions, View } from 'react-native';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';
import { radius, WIDE } from './tokens.ts';

type Props<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** One of several, in a row: what is too long for it scrolls under a thumb, and breaks where there is a mouse. */
export function Filters<T extends string>({ label, value, options, onChange }: Props<T>) {
  const styles = useStyles();
  const breaks = useWindowDimensions().width >= WIDE;
  const filters = options.map((option) => {
    const on = option.value === value;
    return (
      <Touchable
        key={option.value}
        role="radio"
        aria-checked={on}
        onPress={() => onChange(option.value)}
        hitSlop={6}
        style={[styles.filter, on && styles.on]}
      >
        <Text size="support" weight="medium" color={on ? 'accent' : 'text2'}>
          {option.label}
        </Text>
      </Touchable>
    );
  });
  if (breaks)
    return (
      <View style={[styles.row, styles.breaking]} role="radiogroup" aria-label={label}>
        {filters}
      </View>
    );
  return (
    <ScrollView
      horizontal
      showsHorizontalScrollIndicator={false}
      style={styles.scroll}
      contentContainerStyle={styles.row}
      role="radiogroup"
      aria-label={label}
    >
      {filters}
    </ScrollView>
  );
}

const useStyles = themed((color) => ({
  scroll: { flexGrow: 0, flexShrink: 0 },
  row: { gap: 8, paddingHorizontal: 16, paddingVertical: 6 },
  breaking: { flexDirection: 'row', flexWrap: 'wrap' },
  filter: {
    minHeight: 32,
    justifyContent: 'center',
    paddingHorizontal: 12,
    borderRadius: radius.full,
    backgroundColor: color.sunken,
  },
  on: { backgroundColor: color.accentSoft },
}));
