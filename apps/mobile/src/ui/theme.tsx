import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { StyleSheet, useColorScheme } from 'react-native';
import { palettes } from './tokens.ts';
import type { Palette, Scheme } from './tokens.ts';

export type ThemeChoice = 'system' | Scheme;

const SchemeContext = createContext<Scheme>('light');

/** Light or dark for everything below: the system's wish, or the member's own. */
export function ThemeProvider({ choice, children }: { choice: ThemeChoice; children: ReactNode }) {
  const system = useColorScheme();
  const scheme = choice === 'system' ? (system === 'dark' ? 'dark' : 'light') : choice;
  return <SchemeContext value={scheme}>{children}</SchemeContext>;
}

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
