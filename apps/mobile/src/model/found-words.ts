/** Words as a search compares them: without accents or case. */
export const plain = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const wordsOf = (text: string): string[] => (text.match(WORD) ?? []).map(plain);

export type Piece = { text: string; found: boolean };

/** The text in pieces: words that begin like one of those sought are `found`. */
export function foundPieces(text: string, sought: string): Piece[] {
  const wanted = wordsOf(sought);
  if (wanted.length === 0) return [{ text, found: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!wanted.some((start) => plain(word).startsWith(start))) continue;
    if (index > at) pieces.push({ text: text.slice(at, index), found: false });
    pieces.push({ text: word, found: true });
    at = index + word.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false });
  return pieces;
}

const BEFORE = 16;

/** The text from shortly before the first found word on, so that one line shows it. */
export function fromFound(text: string, sought: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  const [first, second] = foundPieces(words, sought);
  if (!first || first.found || !second || first.text.length <= 2 * BEFORE) return words;
  const start = words.indexOf(' ', first.text.length - BEFORE);
  return start < 0 || start >= first.text.length ? words : `… ${words.slice(start + 1)}`;
}
