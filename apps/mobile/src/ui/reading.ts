import type { TextStyle } from 'react-native';

/** Phones find the direction of each text by themselves. */
export const useReading = (_theirs: boolean): { dir?: never; style?: TextStyle } => ({});
