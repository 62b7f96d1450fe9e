/** A word of a message: folded for comparison, with its place in the original text (UTF-16 offsets, end exclusive). */
export type Token = {
  word: string;
  /** Arabic only: the word without its attached article and prepositions. */
  bare: string | null;
  start: number;
  end: number;
  /** A sentence ends between the word before and this one. */
  opens: boolean;
};

const WORD_OR_STOP = /[\p{L}\p{M}\p{N}]+(?:['’ʼ`´][\p{L}\p{M}\p{N}]+)*|[.?!;\n\r।؟。！？；…]/gu;
const APOSTROPHE = /['’ʼ`´]/;
const ENGLISH_ENDING = /^(?:t|s|m|d|ll|re|ve)$/i;
const HAN_OR_KANA = /[\p{Script=Han}]/u;
const MARKS = /\p{M}|\u0640/gu;
const SPECIAL: Record<string, string> = {
  ß: 'ss',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
};
const SPECIAL_LETTER = /[ßıøłđæœأإآٱىة]/g;
const ARABIC_PREFIX = /^(?:وال|بال|فال|كال|ولل|لل|ال|و|ب|ل|ف)(?=\p{Script=Arabic}{3})/u;
const ASCII_LOWER = /^[a-z0-9]*$/;
const PLAIN = /^[a-z0-9]+$/i;
const HAS_WORD = /[\p{L}\p{N}]/u;
const THRICE = /([^0-9])\1{2,}/gu;
const THRICE_ASCII = /([a-z])\1\1/;

/** Lower case, without diacritics, look-alike letters unified; three or more of a letter become one ("humaaan"). */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII_LOWER.test(lower)) return THRICE_ASCII.test(lower) ? lower.replace(THRICE, '$1') : lower;
  const plain = lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL_LETTER, (letter) => SPECIAL[letter] ?? letter);
  return plain.replace(THRICE, '$1');
}

/** Words in order, with sentence ends noted. A Han character is a word; "l'agent" is two words, "don't" is one. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let opens = true;
  for (const match of text.matchAll(WORD_OR_STOP)) {
    const [raw] = match;
    if (PLAIN.test(raw)) {
      tokens.push({ word: fold(raw), bare: null, start: match.index, end: match.index + raw.length, opens });
      opens = false;
      continue;
    }
    if (!HAS_WORD.test(raw)) {
      opens = true;
      continue;
    }
    for (const [piece, offset] of pieces(raw)) {
      const word = fold(piece.replace(APOSTROPHE, ''));
      if (word === '') continue;
      const start = match.index + offset;
      const bare = word.replace(ARABIC_PREFIX, '');
      tokens.push({ word, bare: bare === word ? null : bare, start, end: start + piece.length, opens });
      opens = false;
    }
  }
  return tokens;
}

function* pieces(raw: string): Generator<[piece: string, offset: number]> {
  if (HAN_OR_KANA.test(raw)) {
    let offset = 0;
    for (const character of raw) {
      yield [character, offset];
      offset += character.length;
    }
    return;
  }
  let from = 0;
  for (let at = raw.search(APOSTROPHE); at > 0;) {
    const rest = raw.slice(at + 1);
    if (!ENGLISH_ENDING.test(rest)) {
      yield [raw.slice(from, at), from];
      from = at + 1;
    }
    const next = rest.search(APOSTROPHE);
    at = next < 0 ? -1 : at + 1 + next;
  }
  yield [raw.slice(from), from];
}
