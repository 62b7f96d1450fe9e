import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import { Check } from './icons.ts';
import { Sheet } from './Sheet.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';
import type { ComponentProps, ReactNode } from 'react';

type Props<T> = Omit<ComponentProps<typeof Sheet>, 'children'> & {
  /** What the options are, for those who cannot see the title. */
  label: string;
  value: T;
  options: readonly { value: T; label: string; why?: string }[];
  onChoose: (value: T) => void;
  /** Stands above the options, as a field that narrows them. */
  above?: ReactNode;
  foot: ReactNode;
};

/** One of several, each with what it does. */
export function OptionSheet<T extends string | number | boolean>({
  label,
  value,
  options,
  onChoose,
  above,
  ...sheet
}: Props<T>) {
  const styles = useStyles();
  return (
    <Sheet {...sheet}>
      {above}
      <View role="radiogroup" aria-label={label}>
        {options.map((option) => (
          <Touchable
            key={String(option.value)}
            role="radio"
            aria-checked={option.value === value}
            aria-label={option.label}
            onPress={() => onChoose(option.value)}
            style={styles.option}
            active={({ hovered }) => hovered && styles.hovered}
          >
            <View style={styles.words}>
              <Text weight="medium">{option.label}</Text>
              {option.why !== undefined && (
                <Text size="support" color="text2">
                  {option.why}
                </Text>
              )}
            </View>
            {option.value === value && <Icon of={Check} color="accent" />}
          </Touchable>
        ))}
      </View>
    </Sheet>
  );
}

const useStyles = themed((color) => ({
  option: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 48,
    paddingVertical: 6,
    // What is under the pointer has air around its words, which stay in line with the title.
    paddingHorizontal: 10,
    marginHorizontal: -10,
    borderRadius: 8,
  },
  hovered: { backgroundColor: color.sunken },
  words: { flex: 1, gap: 2 },
}));
