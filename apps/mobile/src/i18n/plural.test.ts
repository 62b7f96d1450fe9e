import { LANGUAGES } from './language.ts';
import { pluralForm } from './plural.ts';

test.each(LANGUAGES)('%s counts as Unicode says', (language) => {
  const rules = new Intl.PluralRules(language);
  const counts = [...Array.from({ length: 1300 }, (_none, count) => count), 1_000_000, 1_000_001, 3_000_000];
  const wrong = counts.filter((count) => pluralForm[language](count) !== rules.select(count));
  expect(wrong).toEqual([]);
});
