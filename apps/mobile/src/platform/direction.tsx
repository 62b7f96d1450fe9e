import type { ReactNode } from 'react';
import { reloadAppAsync } from 'expo';
import { I18nManager } from 'react-native';
import type { Direction } from '../i18n/language.ts';

/** A phone lays out in one direction from its start on. Answers whether the app is starting anew because of it. */
export function turnTo(direction: Direction): boolean {
  const rtl = direction === 'rtl';
  if (I18nManager.isRTL === rtl) return false;
  I18nManager.allowRTL(rtl);
  I18nManager.forceRTL(rtl);
  reloadAppAsync('direction').catch((refused: unknown) => console.info('not started anew', String(refused)));
  return true;
}

/** The whole app is turned already. */
export const Directed = ({ children }: { direction: Direction; children: ReactNode }) => children;
