import type { TextStyle } from 'react-native';
import type { Weight } from './tokens.ts';

const STACK =
  '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Noto Color Emoji", sans-serif';

const NUMBER: Record<Weight, number> = { regular: 400, medium: 500, semibold: 600, title: 640 };

/** The browser has one variable face (`public/fonts.css`). */
export const face = (weight: Weight): TextStyle => ({
  fontFamily: STACK,
  // React Native's type knows the round hundreds only; a variable face takes any.
  fontWeight: NUMBER[weight] as 600,
});

export const useFaces = (): boolean => true;
