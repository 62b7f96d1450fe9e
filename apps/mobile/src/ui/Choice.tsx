import { View } from 'react-native';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';
import { radius } from './tokens.ts';

type Props<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** One of a few, side by side. */
export function Choice<T extends string>({ label, value, options, onChange }: Props<T>) {
  const styles = useStyles();
  return (
    <View role="radiogroup" aria-label={label} style={styles.track}>
      {options.map((option) => {
        const on = option.value === value;
        return (
          <Touchable
            key={option.value}
            role="radio"
            aria-checked={on}
            onPress={() => onChange(option.value)}
            style={[styles.option, on && styles.on]}
            hitSlop={4}
          >
            <Text size="support" weight={on ? 'semibold' : 'medium'} color={on ? 'text' : 'text2'}>
              {option.label}
            </Text>
          </Touchable>
        );
      })}
    </View>
  );
}

const useStyles = themed((color) => ({
  track: { flexDirection: 'row', backgroundColor: color.sunken, borderRadius: radius.m, padding: 3, gap: 3 },
  option: {
    flexGrow: 1,
    flexBasis: 0,
    minHeight: 38,
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: 8,
  },
  on: { backgroundColor: color.surface, boxShadow: color.raised },
}));
