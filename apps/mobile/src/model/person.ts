/** One or two letters for a face. Splits by character as people read them, so emoji and accents stay whole. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

export const initialOf = (name: string): string => [...initialsOf(name)][0] ?? '?';

/** `Alice` of `Alice Meyer`. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** `Turkish` for `tr`. Phones whose engine cannot name languages show the code. */
export function languageName(code: string, inLanguage: string): string {
  if (typeof Intl === 'undefined' || typeof Intl.DisplayNames !== 'function') return code;
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
  } catch (malformed) {
    if (malformed instanceof RangeError) return code;
    throw malformed;
  }
}
