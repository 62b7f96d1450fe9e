import { Inter_400Regular } from '@expo-google-fonts/inter/400Regular';
import { Inter_500Medium } from '@expo-google-fonts/inter/500Medium';
import { Inter_600SemiBold } from '@expo-google-fonts/inter/600SemiBold';
import { useFonts } from 'expo-font';
import type { TextStyle } from 'react-native';
import type { Weight } from './tokens.ts';

const FILES = { Inter_400Regular, Inter_500Medium, Inter_600SemiBold };

const FAMILY: Record<Weight, keyof typeof FILES> = {
  regular: 'Inter_400Regular',
  medium: 'Inter_500Medium',
  semibold: 'Inter_600SemiBold',
  title: 'Inter_600SemiBold',
};

/** Phones pick a weight by its family's name. */
export const face = (weight: Weight): TextStyle => ({ fontFamily: FAMILY[weight] });

/** Whether text can be drawn; a failed load falls back to the system's face. */
export function useFaces(): boolean {
  const [loaded, error] = useFonts(FILES);
  return loaded || error !== null;
}
