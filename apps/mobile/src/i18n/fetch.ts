import { i18n } from './i18n.ts';
import type { Language } from './language.ts';

const FOLDERS = {
  de: async () => (await import('./de/index.ts')).de,
  es: async () => (await import('./es/index.ts')).es,
  ar: async () => (await import('./ar/index.ts')).ar,
};

/** Brings a language's words, all of them; English is there from the start. @throws when a browser cannot fetch them */
export async function fetchWords(language: Language): Promise<void> {
  if (language !== 'en' && !i18n.has(language)) i18n.add(language, await FOLDERS[language]());
}
