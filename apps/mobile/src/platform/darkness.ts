import { useColorScheme } from 'react-native';

/** Whether the system wishes for dark colours. */
export const useWishForDark = (): boolean => useColorScheme() === 'dark';
