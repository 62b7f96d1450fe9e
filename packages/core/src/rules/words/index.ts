import type { AlertLanguage } from '@baton/protocol';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Words } from './words.ts';

const WORDS: Record<AlertLanguage, Words> = { en, de, es, ar };

/** The one of our languages that a tag such as `de-AT` means; English for those that are not here. */
export function languageOf(tag: string | null): AlertLanguage {
  const wanted = (tag ?? 'en').slice(0, 2).toLowerCase();
  return Object.hasOwn(WORDS, wanted) ? (wanted as AlertLanguage) : 'en';
}

/** The words of a language tag; English for those that are not here. */
export const wordsIn = (tag: string | null): Words => WORDS[languageOf(tag)];
