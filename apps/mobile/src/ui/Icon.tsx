import { View } from 'react-native';
import type { LucideIcon } from 'lucide-react-native';
import { useDirection } from '../i18n/i18n.ts';
import { POINTING } from './icons.ts';
import { usePalette } from './theme.tsx';
import type { ColorName } from './tokens.ts';

export type Glyph = LucideIcon;

/** A glyph beside words that say the same, so a screen reader skips it. */
export function Icon({
  of: Of,
  size = 20,
  color = 'text2',
}: {
  of: Glyph;
  size?: number;
  color?: ColorName;
}) {
  const palette = usePalette();
  const glyph = <Of size={size} color={palette[color]} strokeWidth={1.75} aria-hidden style={WHOLE} />;
  return useDirection() === 'rtl' && POINTING.has(Of) ? <View style={MIRRORED}>{glyph}</View> : glyph;
}

/** Words make room, not glyphs. */
const WHOLE = { flexShrink: 0 };
const MIRRORED = { transform: [{ scaleX: -1 }] };
