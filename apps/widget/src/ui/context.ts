import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en } from '../strings/en.ts';
import type { Strings } from '../strings/strings.ts';

type Words = { strings: Strings; language: string };

export const WordsContext = createContext<Words>({ strings: en, language: 'en' });
export const useStrings = (): Strings => useContext(WordsContext).strings;

/** "14:05" in the widget's language. */
export function useClock(): (at: number) => string {
  const { language } = useContext(WordsContext);
  return (at) => new Date(at).toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });
}
