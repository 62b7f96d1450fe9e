import type { Translate } from '../i18n/words.ts';

/** Why somebody is pushed or is not, in the app's language; what a newer server gives as a reason, in its own words. */
export const reasonWords = (
  t: Translate,
  { reason, words }: { reason: string; words: string },
  subject: string,
): string => t(`because.${reason}`, { subject, defaultValue: words });
