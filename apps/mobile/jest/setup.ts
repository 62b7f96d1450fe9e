import { AccessibilityInfo } from 'react-native';
import '../src/i18n/late.ts';

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
