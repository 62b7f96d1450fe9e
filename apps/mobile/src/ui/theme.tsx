import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { StyleSheet } from 'react-native';
import { useWishForContrast } from '../platform/contrast';
import { useWishForDark } from '../platform/darkness';
import { palettes } from './tokens.ts';
import type { Palette, Scheme } from './tokens.ts';

/** `contrast`: as light or dark as the system, with all the contrast there is. */
export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast';

const SchemeContext = createContext<Scheme>('light');

type Wish = { choice: ThemeChoice; dark: boolean; contrast: boolean };

/** What the member chose on this device, or else what the system wishes. */
export function schemeFor({ choice, dark, contrast }: Wish): Scheme {
  const own = choice === 'light' || choice === 'dark';
  const base = own ? choice : dark ? 'dark' : 'light';
  return choice === 'contrast' || contrast ? `${base}Contrast` : base;
}

/** Colours for everything below: the system's wish, or the member's own. */
export function ThemeProvider({ choice, children }: { choice: ThemeChoice; children: ReactNode }) {
  const dark = useWishForDark();
  const contrast = useWishForContrast();
  return <SchemeContext value={schemeFor({ choice, dark, contrast })}>{children}</SchemeContext>;
}

/** One scheme whatever anybody wishes: for those who compare them. */
export const FixedScheme = SchemeContext;

export const useScheme = (): Scheme => useContext(SchemeContext);
export const usePalette = (): Palette => palettes[useScheme()];

/** Styles that follow the theme: made once a scheme, handed out by a hook. */
export function themed<S extends StyleSheet.NamedStyles<S>>(
  make: (color: Palette) => S & StyleSheet.NamedStyles<S>,
): () => S {
  const made: Partial<Record<Scheme, S>> = {};
  return function useStyles() {
    const scheme = useScheme();
    return (made[scheme] ??= StyleSheet.create(make(palettes[scheme])));
  };
}

export const isDark = (scheme: Scheme): boolean => scheme === 'dark' || scheme === 'darkContrast';
