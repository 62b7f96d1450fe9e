import { languageFor, localeFor } from './language.ts';

test('the choice comes before the system, and the first of its languages that the app has before English', () => {
  expect(languageFor('es', ['de-AT'])).toBe('es');
  expect(languageFor('system', ['tr-TR', 'de-AT', 'es'])).toBe('de');
  expect(languageFor('system', ['AR_eg'])).toBe('ar');
  expect(languageFor('system', ['tr-TR'])).toBe('en');
});

test('dates follow the system’s region where it speaks the language; digits are the same everywhere', () => {
  expect(localeFor('en', ['de-DE', 'en-GB'])).toBe('en-GB-u-nu-latn');
  expect(localeFor('ar', ['de-DE'])).toBe('ar-u-nu-latn');
  expect(new Intl.NumberFormat(localeFor('ar', ['ar-EG'])).format(12)).toBe('12');
});
