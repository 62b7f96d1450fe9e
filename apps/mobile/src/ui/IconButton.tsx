import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';
import { TARGET } from './tokens.ts';
import type { ColorName } from './tokens.ts';

type Props = {
  icon: Glyph;
  /** What it does, for those who cannot see the glyph. */
  label: string;
  onPress: () => void;
  size?: number;
  color?: ColorName;
  solid?: boolean;
  disabled?: boolean;
  pressed?: boolean;
  width?: number;
};

export function IconButton({
  icon,
  label,
  onPress,
  size = 20,
  color = 'text2',
  solid = false,
  disabled = false,
  pressed,
  width = TARGET,
}: Props) {
  const styles = useStyles();
  return (
    <Touchable
      onPress={onPress}
      disabled={disabled}
      aria-label={label}
      aria-disabled={disabled}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      style={[styles.button, { width }, solid && styles.solid, pressed === true && styles.on]}
    >
      <Icon of={icon} size={size} color={solid ? 'onAccent' : pressed === true ? 'accent' : color} />
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  button: {
    height: TARGET,
    borderRadius: TARGET / 2,
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
  },
  solid: { backgroundColor: color.accentSolid },
  on: { backgroundColor: color.accentSoft },
}));
