import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';
import { themed } from './theme.tsx';
import { radius } from './tokens.ts';
import type { ColorName } from './tokens.ts';

export type TileTone = 'plain' | 'bot' | 'warn';
const INK: Record<TileTone, ColorName> = { plain: 'text2', bot: 'bot', warn: 'warn' };

/** What kind of thing it is, at the start of a row. */
export function Tile({ icon, tone }: { icon: Glyph; tone: TileTone }) {
  const styles = useStyles();
  return (
    <View style={[styles.tile, styles[tone]]}>
      <Icon of={icon} size={20} color={INK[tone]} />
    </View>
  );
}

const useStyles = themed((color) => ({
  tile: {
    width: 36,
    height: 36,
    borderRadius: radius.m,
    alignItems: 'center',
    justifyContent: 'center',
    borderWidth: 1.5,
    flexShrink: 0,
  },
  plain: { backgroundColor: color.sunken, borderColor: color.sunken },
  bot: { backgroundColor: color.botSoft, borderColor: color.botSoft },
  warn: { backgroundColor: color.warnSoft, borderColor: color.warnSolid },
}));
