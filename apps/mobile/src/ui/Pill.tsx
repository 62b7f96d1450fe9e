import { Icon } from './Icon.tsx';
import { ChevronDown } from './icons.ts';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';
import { radius } from './tokens.ts';

type Props = {
  /** What is chosen. */
  label: string;
  /** What is chosen of, for those who listen. */
  name: string;
  /** Something other than everything is chosen. */
  on: boolean;
  onPress: () => void;
};

/** A choice that opens: one part of a filter. */
export function Pill({ label, name, on, onPress }: Props) {
  const styles = useStyles();
  const ink = on ? 'accent' : 'text2';
  return (
    <Touchable
      aria-label={`${name}: ${label}`}
      aria-haspopup="dialog"
      onPress={onPress}
      hitSlop={6}
      style={[styles.pill, on && styles.on]}
    >
      <Text size="support" weight="medium" color={ink} numberOfLines={1}>
        {label}
      </Text>
      <Icon of={ChevronDown} size={14} color={ink} />
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  pill: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 4,
    minHeight: 32,
    maxWidth: 200,
    paddingStart: 12,
    paddingEnd: 8,
    borderRadius: radius.full,
    backgroundColor: color.sunken,
  },
  on: { backgroundColor: color.accentSoft },
}));
