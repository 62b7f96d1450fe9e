import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { directionOf, LANGUAGES, languageFor, localeFor } from '../i18n/language.ts';
import type { LanguageChoice } from '../i18n/language.ts';
import { fetchWords } from '../i18n/fetch.ts';
import { i18n, useWords } from '../i18n/i18n.ts';
import { Directed, turnTo } from '../platform/direction';
import { systemLocales } from '../platform/locales';
import { readPreference, writePreference } from '../platform/preferences';

const KEY = 'language';

type Kept = { choice: LanguageChoice; choose: (choice: LanguageChoice) => void };
const KeptContext = createContext<Kept>({ choice: 'system', choose: () => undefined });

const kept = (): LanguageChoice => LANGUAGES.find((language) => language === readPreference(KEY)) ?? 'system';

/** From now on the app speaks as was chosen. English, when the words cannot be had. */
export async function speak(choice = kept()): Promise<void> {
  const preferred = systemLocales();
  let language = languageFor(choice, preferred);
  try {
    await fetchWords(language);
  } catch (unreachable) {
    console.info('words not fetched', (unreachable as Error).name);
    language = 'en';
  }
  i18n.use(language, localeFor(language, preferred));
}

/** The language as the system wishes, unless the member chose another on this device. Nothing is shown before its words are there. */
export function KeptLanguage({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(kept);
  const [ready, setReady] = useState(languageFor(choice, systemLocales()) === i18n.language);
  useWords();
  const direction = directionOf(i18n.language);
  useEffect(() => {
    void speak(choice).then(() => setReady(!turnTo(directionOf(i18n.language))));
  }, [choice]);
  const choose = (next: LanguageChoice) => {
    writePreference(KEY, next);
    setChoice(next);
  };
  if (!ready) return null;
  return (
    <KeptContext value={{ choice, choose }}>
      <Directed direction={direction}>{children}</Directed>
    </KeptContext>
  );
}

export const useLanguageChoice = (): Kept => useContext(KeptContext);
