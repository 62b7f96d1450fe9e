import { useWindowDimensions, View } from 'react-native';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';
import { radius, ROOMY } from './tokens.ts';
import type { ColorName } from './tokens.ts';

type Kind = 'primary' | 'plain' | 'ghost';
export type ButtonProps = {
  label: string;
  onPress: () => void;
  kind?: Kind;
  /** `sm` 32 (44 to the thumb), `bar` 44 with small words, `md` 44, `xl` 56 high. */
  size?: 'sm' | 'bar' | 'md' | 'xl';
  icon?: Glyph;
  /** The key that does the same, shown where there is room. */
  shortcut?: string;
  disabled?: boolean;
  /** Takes the width that is left. */
  grow?: boolean;
  testID?: string;
};

const INK: Record<Kind, ColorName> = { primary: 'onAccent', plain: 'text', ghost: 'text2' };

const WORDS = { sm: 'support', bar: 'support', md: 'body', xl: 'card' } as const;

export function Button({
  label,
  onPress,
  kind = 'plain',
  size = 'md',
  icon,
  shortcut,
  disabled = false,
  grow = false,
  testID,
}: ButtonProps) {
  const styles = useStyles();
  const ink = INK[kind];
  const { width } = useWindowDimensions();
  return (
    <Touchable
      onPress={onPress}
      disabled={disabled}
      aria-disabled={disabled}
      aria-label={label}
      hitSlop={size === 'sm' ? 6 : 0}
      testID={testID}
      style={[styles.button, styles[kind], styles[size], grow && styles.grow]}
      active={({ hovered }) => hovered && kind !== 'primary' && styles.hovered}
    >
      {icon && <Icon of={icon} size={16} color={ink} />}
      <Text
        size={WORDS[size]}
        weight="semibold"
        color={ink}
        numberOfLines={size === 'xl' ? 1 : 2}
        style={styles.words}
      >
        {label}
      </Text>
      {shortcut !== undefined && width >= ROOMY && (
        <View>
          <Kbd keys={shortcut} color={ink} />
        </View>
      )}
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  button: {
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 8,
    borderWidth: 1,
    // Long words stay inside of what holds the button.
    maxWidth: '100%',
  },
  primary: { backgroundColor: color.accentSolid, borderColor: color.accentSolid },
  plain: { backgroundColor: color.surface, borderColor: color.line },
  ghost: { backgroundColor: 'transparent', borderColor: 'transparent' },
  hovered: { backgroundColor: color.sunken },
  sm: { minHeight: 32, paddingHorizontal: 11, paddingVertical: 4, borderRadius: 8 },
  bar: { minHeight: 44, paddingHorizontal: 11, paddingVertical: 3, borderRadius: 8 },
  md: { minHeight: 44, paddingHorizontal: 15, paddingVertical: 3, borderRadius: radius.m },
  xl: { minHeight: 56, paddingHorizontal: 23, borderRadius: radius.claim },
  words: { flexShrink: 1, textAlign: 'center' },
  grow: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
}));
