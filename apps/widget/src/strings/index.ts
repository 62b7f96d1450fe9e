import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Strings } from './strings.ts';

const LANGUAGES: Record<string, Strings> = { en, de, es, ar };

/** By the first part of a language tag ("de-AT"); English when there is no translation. */
export const stringsFor = (language: string): Strings =>
  LANGUAGES[language.toLowerCase().split('-')[0] ?? ''] ?? en;
