import { mediaQueryHook } from './media-query.web.ts';

/**
 * Whether the system wishes for dark colours. React Native's own hook for browsers goes by events alone, and there are changes without
 * one.
 */
export const useWishForDark = mediaQueryHook('(prefers-color-scheme: dark)');
