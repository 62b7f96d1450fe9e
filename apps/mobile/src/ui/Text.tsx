import { Text as NativeText } from 'react-native';
import type { TextProps as NativeTextProps, TextStyle } from 'react-native';
import { face } from './font';
import { useReading } from './reading';
import { usePalette } from './theme.tsx';
import { typeScale } from './tokens.ts';
import type { ColorName, TextSize, Weight } from './tokens.ts';

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
  const palette = usePalette();
  const { weight: usual, ...measures } = typeScale[size];
  const own: TextStyle = { ...measures, ...face(weight ?? usual), color: palette[color] };
  const reading = useReading(theirs || rest.lang !== undefined);
  return (
    <NativeText
      maxFontSizeMultiplier={2}
      {...reading}
      {...rest}
      style={[own, tabular && TABULAR, reading.style, style]}
    />
  );
}

const TABULAR: TextStyle = { fontVariant: ['tabular-nums'] };
