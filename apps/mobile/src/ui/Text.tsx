import { StyleSheet, Text as NativeText } from 'react-native';
import type { TextProps as NativeTextProps, TextStyle } from 'react-native';
import { face } from './font';
import { useReading } from './reading';
import { useScheme } from './theme.tsx';
import { palettes, typeScale } from './tokens.ts';
import type { ColorName, Scheme, TextSize, Weight } from './tokens.ts';

export type TextProps = NativeTextProps & {
  size?: TextSize;
  weight?: Weight;
  color?: ColorName;
  /** Digits of one width: for numbers that move or align. */
  tabular?: boolean;
  /** What the words are written in; the browser picks glyphs and voice by it. */
  lang?: string;
  /** What people wrote rather than the app: read by its own letters. Implied by `lang`. */
  theirs?: boolean;
};

/** All text of the app. Follows the system's text size up to 200 %. */
export function Text({
  size = 'body',
  weight,
  color = 'text',
  tabular,
  theirs = false,
  style,
  ...rest
}: TextProps) {
  const own = lookOf(useScheme(), size, weight ?? typeScale[size].weight, color);
  const reading = useReading(theirs || rest.lang !== undefined);
  return (
    <NativeText
      maxFontSizeMultiplier={2}
      {...reading}
      {...rest}
      style={[own, tabular && styles.tabular, reading.style, style]}
    />
  );
}

const styles = StyleSheet.create({ tabular: { fontVariant: ['tabular-nums'] } });

const looks: Record<string, TextStyle> = {};

/** Made once: a browser gives what is made so a class, and reads it no more. */
function lookOf(scheme: Scheme, size: TextSize, weight: Weight, color: ColorName): TextStyle {
  const { weight: _, ...measures } = typeScale[size];
  return (looks[`${scheme} ${size} ${weight} ${color}`] ??= StyleSheet.create({
    look: { ...measures, ...face(weight), color: palettes[scheme][color] },
  }).look);
}
