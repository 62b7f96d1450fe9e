import { mediaQueryHook } from './media-query.web.ts';

/** Whether the member asked their system for more contrast. */
export const useWishForContrast = mediaQueryHook('(prefers-contrast: more)');
