import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { radius } from './tokens.ts';
import type { ColorName } from './tokens.ts';

type Tone = 'plain' | 'bot' | 'warn' | 'accent';
const INK: Record<Tone, ColorName> = { plain: 'text2', bot: 'bot', warn: 'warn', accent: 'accent' };

/** A fact in two or three words. */
export function Chip({ label, icon, tone = 'plain' }: { label: string; icon?: Glyph; tone?: Tone }) {
  const styles = useStyles();
  return (
    <View style={[styles.chip, styles[tone]]}>
      {icon && <Icon of={icon} size={14} color={INK[tone]} />}
      <Text size="meta" weight="medium" color={INK[tone]} numberOfLines={1}>
        {label}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  chip: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 4,
    minHeight: 20,
    paddingStart: 6,
    paddingEnd: 7,
    borderRadius: radius.s,
    flexShrink: 0,
  },
  plain: { backgroundColor: color.sunken },
  bot: { backgroundColor: color.botSoft },
  warn: { backgroundColor: color.warnSoft },
  accent: { backgroundColor: color.accentSoft },
}));
