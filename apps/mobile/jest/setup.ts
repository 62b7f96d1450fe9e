import { AccessibilityInfo } from 'react-native';
import '../src/i18n/late.ts';
import type { i18n as present } from '../src/i18n/i18n.ts';
import type { Language } from '../src/i18n/language.ts';

type Words = { i18n: typeof present };

// In the gate; what needed it is named.
jest.retryTimes(process.env.CI ? 1 : 0);
jest.mock('react-native-keyboard-controller', () =>
  jest.requireActual<object>('react-native-keyboard-controller/jest'),
);
// Nothing moves in a test.
beforeEach(() => jest.spyOn(AccessibilityInfo, 'isReduceMotionEnabled').mockResolvedValue(true));
// The device's files are not there in a test; what is kept lives as long as the test.
jest.mock('../src/platform/preferences', () => {
  const kept = new Map<string, string>();
  return {
    readPreference: (key: string) => kept.get(key) ?? null,
    writePreference: (key: string, value: string) => void kept.set(key, value),
  };
});
// Jest runs no dynamic imports: a language is there as soon as it is asked for.
jest.mock('../src/i18n/fetch.ts', () => ({
  fetchWords: async (language: Language) => {
    const { i18n } = jest.requireActual<Words>('../src/i18n/i18n.ts');
    if (language === 'en') return;
    const words = jest.requireActual<Record<string, Record<string, string>>>(
      `../src/i18n/${language}/index.ts`,
    );
    i18n.add(language, words[language]!);
  },
}));
