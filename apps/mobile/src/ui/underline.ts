import type { TextStyle } from 'react-native';

/** Phones choose how thick a line under words is. */
export const underline = (color: string): TextStyle => ({
  textDecorationLine: 'underline',
  textDecorationColor: color,
  textDecorationStyle: 'solid',
});
