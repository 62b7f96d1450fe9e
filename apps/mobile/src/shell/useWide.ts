import { useWindowDimensions } from 'react-native';
import { PANEL, WIDE } from '../ui/tokens.ts';

/** Room for a list beside its page. */
export const useWide = (): boolean => useWindowDimensions().width >= WIDE;

/** Room for a side panel, too. */
export const usePanel = (): boolean => useWindowDimensions().width >= PANEL;
