import type { TextStyle } from 'react-native';
import { useDirection } from '../i18n/i18n.ts';
import type { Direction } from '../i18n/language.ts';

// React Native's type lacks the two that turn with the page.
const AT_START: TextStyle = { textAlign: 'start' as 'left' };

/** Our words are read as the app is, whatever they begin with; theirs by their own letters, from the side where the app begins. */
export function useReading(theirs: boolean): { dir?: Direction; style?: TextStyle } {
  const dir = useDirection();
  return theirs ? { style: AT_START } : { dir };
}
