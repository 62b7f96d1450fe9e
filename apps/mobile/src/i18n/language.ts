/** What the app speaks. One more is one more folder beside `en`, and a line in each record of this folder. */
export const LANGUAGES = ['en', 'de', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export type LanguageChoice = 'system' | Language;
export type Direction = 'ltr' | 'rtl';

/** Each in its own words, for who cannot read the present one. */
export const OWN_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  ar: 'العربية',
};

export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr');

const spokenIn = (tag: string): Language | undefined =>
  LANGUAGES.find((language) => tag.toLowerCase().split(/[-_]/)[0] === language);

/** What to speak: the choice, or the first of the system's languages (BCP 47, the preferred first) that the app has. */
export function languageFor(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  return preferred.map(spokenIn).find((language) => language !== undefined) ?? 'en';
}

/** How to write dates and numbers: as in the system's region, where it speaks the same language. Digits are the same everywhere, to be read beside a stopwatch. */
export function localeFor(language: Language, preferred: readonly string[]): string {
  const tag = preferred.find((one) => spokenIn(one) === language)?.replaceAll('_', '-') ?? language;
  return tag.includes('-u-') ? tag : `${tag}-u-nu-latn`;
}
