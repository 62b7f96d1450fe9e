import type { AlertLanguage } from '@baton/protocol';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Words } from './words.ts';

const WORDS: Record<AlertLanguage, Words> = { en, de, es, ar };

/** The words of a language tag such as `de-AT`; English for those that are not here. */
export const wordsIn = (language: string | null): Words =>
  WORDS[(language ?? 'en').slice(0, 2).toLowerCase() as AlertLanguage] ?? en;
