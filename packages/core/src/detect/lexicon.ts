import { LANGUAGES } from './languages/index.ts';
import type { Language } from './languages/language.ts';
import { fold, tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

export const ROLES = [
  'contact',
  'ask',
  'human',
  'desk',
  'someone',
  'bot',
  'link',
  'filler',
  'not',
  'notAfter',
  'insteadOf',
  'guard',
] as const;
export type Role = (typeof ROLES)[number];

/** A phrase of a language found at words `from`..`to` (exclusive). */
export type Hit = { language: Language; role: Role; from: number; to: number; exact: boolean };

type Part = { word: string; stem: boolean };
type Phrase = { language: Language; role: Role; parts: Part[] };

/** Words at least this long are also found with one letter wrong, missing, doubled or swapped. */
const TYPO_LENGTH = 5;
const TYPO_ROLES: ReadonlySet<Role> = new Set(['contact', 'human', 'someone', 'desk']);
const MIN_STEM = 2;

const phrasesByWord = new Map<string, Phrase[]>();
const phrasesByStem = new Map<string, Phrase[]>();
const wordByDeletion = new Map<string, string>();
const realWords = new Set(LANGUAGES.flatMap(({ realWords: words }) => (words ?? '').split(', ')));

for (const language of LANGUAGES)
  for (const role of ROLES)
    for (const text of (language[role] ?? '').split(',')) addPhrase(language, role, text.trim());

function addPhrase(language: Language, role: Role, text: string): void {
  const parts = text.split(/\s+/).flatMap((written): Part[] => {
    if (written.endsWith('*')) return [{ word: fold(written.slice(0, -1)), stem: true }];
    return tokenize(written).map(({ word }) => ({ word, stem: false }));
  });
  const [first] = parts;
  if (!first) return;
  const index = first.stem ? phrasesByStem : phrasesByWord;
  const known = index.get(first.word);
  if (known) known.push({ language, role, parts });
  else index.set(first.word, [{ language, role, parts }]);
  if (!first.stem && TYPO_ROLES.has(role) && first.word.length >= TYPO_LENGTH) addDeletions(first.word);
}

function addDeletions(word: string): void {
  for (const form of [word, ...deletions(word)])
    if (!wordByDeletion.has(form)) wordByDeletion.set(form, word);
}

function* deletions(word: string): Generator<string> {
  for (let at = 1; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}

/** Every phrase of every language in the words of a message. */
export function findPhrases(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { word, bare } = tokens[at]!;
    const found = [...phrasesAt(tokens, at, word), ...(bare === null ? [] : phrasesAt(tokens, at, bare))];
    for (const { language, role, parts } of found)
      hits.push({ language, role, from: at, to: at + parts.length, exact: true });
    if (found.length > 0 || word.length < TYPO_LENGTH || realWords.has(word)) continue;
    const meant = meantWord(word);
    if (meant === null) continue;
    for (const { language, role, parts } of phrasesAt(tokens, at, meant))
      hits.push({ language, role, from: at, to: at + parts.length, exact: false });
  }
  return hits;
}

/** Phrases that begin with `word` in place of the one at `at`. */
function phrasesAt(tokens: readonly Token[], at: number, word: string): Phrase[] {
  const begun = [...(phrasesByWord.get(word) ?? [])];
  for (let length = MIN_STEM; length <= word.length; length += 1)
    begun.push(...(phrasesByStem.get(word.slice(0, length)) ?? []));
  return begun.filter(({ parts }) => parts.length === 1 || continues(parts, tokens, at));
}

function continues(parts: readonly Part[], tokens: readonly Token[], at: number): boolean {
  for (let next = 1; next < parts.length; next += 1) {
    const token = tokens[at + next];
    const part = parts[next]!;
    if (!token || token.opens) return false;
    if (part.stem ? !token.word.startsWith(part.word) : token.word !== part.word && token.bare !== part.word)
      return false;
  }
  return true;
}

/** The word of the lexicon that differs by one slip and begins with the same letter. */
function meantWord(word: string): string | null {
  for (const form of [word, ...deletions(word)]) {
    const meant = wordByDeletion.get(form);
    if (meant !== undefined && meant[0] === word[0] && isOneSlip(word, meant)) return meant;
  }
  return null;
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - from && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const left = a.slice(from, a.length - tail);
  const right = b.slice(from, b.length - tail);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
