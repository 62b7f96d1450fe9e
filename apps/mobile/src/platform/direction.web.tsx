import type { ReactNode } from 'react';
import { View } from 'react-native';
import { i18n } from '../i18n/i18n.ts';
import type { Direction } from '../i18n/language.ts';

/** Tells the browser and its screen readers; nothing starts anew. */
export function turnTo(direction: Direction): boolean {
  document.documentElement.dir = direction;
  document.documentElement.lang = i18n.language;
  return false;
}

/** React Native's logical styles ask the nearest `dir`, sheets and dialogs included. */
export const Directed = ({ direction, children }: { direction: Direction; children: ReactNode }) => (
  <View {...{ dir: direction }} style={{ flex: 1 }}>
    {children}
  </View>
);
