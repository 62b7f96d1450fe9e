import { useWindowDimensions } from 'react-native';
import { WIDE } from '../ui/tokens.ts';

/** Room for list, chat and side panel next to each other. */
export const useWide = (): boolean => useWindowDimensions().width >= WIDE;
