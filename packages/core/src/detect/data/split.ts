import { hashOf } from '../hash.ts';

export type Labelled = { text: string; y: 0 | 1; src: string; lang: string };
export type Part = 'dev' | 'held_out';

const DEV_TENTHS = 6;

/** The same for every spelling of a text that differs only in case and punctuation. */
export function partOf(text: string): Part {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return hashOf(plain) % 10 < DEV_TENTHS ? 'dev' : 'held_out';
}

/** `jsonl` is the content of `human-requests.jsonl`. */
export const parseLabelled = (jsonl: string): Labelled[] =>
  jsonl
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
