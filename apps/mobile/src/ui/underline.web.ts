import type { TextStyle } from 'react-native';

/** Two pixels, clear of the letters, seen at arm's length. */
export const underline = (color: string): TextStyle =>
  ({
    textDecorationLine: 'underline',
    textDecorationColor: color,
    textDecorationThickness: 2,
    textUnderlineOffset: 5,
    textDecorationSkipInk: 'none',
  }) as TextStyle;
