import type { Language } from './language.ts';

export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** What each language counts with; a translation that lacks one of its forms does not compile. */
export type FormsOf = {
  en: 'one' | 'other';
  de: 'one' | 'other';
  es: 'one' | 'many' | 'other';
  ar: PluralForm;
};

const oneOrOther = (count: number): 'one' | 'other' => (count === 1 ? 'one' : 'other');

/** Unicode's rules for whole counts, since the engine of the phones has no `Intl.PluralRules`. */
export const pluralForm: { [L in Language]: (count: number) => FormsOf[L] } = {
  en: oneOrOther,
  de: oneOrOther,
  // Whole millions are said with "de": "un millón de mensajes".
  es: (count) => (count !== 0 && count % 1_000_000 === 0 ? 'many' : oneOrOther(count)),
  ar: (count) => {
    if (count === 0) return 'zero';
    if (count === 1) return 'one';
    if (count === 2) return 'two';
    const rest = count % 100;
    if (rest >= 3 && rest <= 10) return 'few';
    return rest >= 11 ? 'many' : 'other';
  },
};
