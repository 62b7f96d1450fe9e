import type { Found } from './grammar.ts';
import { hashOf } from './hash.ts';
import type { Token } from './tokens.ts';
import { WEIGHTS } from './weights.gen.ts';

/** Logistic regression over hashed words, word pairs and letters, for phrasings that no rule names. Trained by `scripts/train-human-request.ts`. */
export type Weights = { bias: number; scale: number; values: Int8Array };

export const BUCKETS = 8192;
/** Longer messages say more than a bag of words can tell; rules alone read them. */
const MAX_WORDS = 30;
const LETTERS = 4;
/** Chosen by cross-validation on the dev part so that at most one in a thousand other messages passes. */
const THRESHOLD = 0.8;

const shipped: Weights = {
  bias: WEIGHTS.bias,
  scale: WEIGHTS.scale,
  values: Int8Array.from(atob(WEIGHTS.values), (byte) => byte.charCodeAt(0)),
};

/** The buckets of every word, by its place; repeated within a message they count once. */
export function featuresOf(tokens: readonly Token[]): number[][] {
  const seen = new Set<number>();
  return tokens.map((token, at) => {
    const own: number[] = [];
    const add = (feature: string) => {
      const bucket = hashOf(feature) % BUCKETS;
      if (!seen.has(bucket)) own.push(bucket);
      seen.add(bucket);
    };
    const padded = `<${token.word}>`;
    add(padded);
    add(`${tokens[at - 1]?.word ?? '^'} ${token.word}`);
    if (at === tokens.length - 1) add(`${token.word} $`);
    for (let from = 0; from + LETTERS <= padded.length; from += 1)
      add(`#${padded.slice(from, from + LETTERS)}`);
    return own;
  });
}

/** Probability that the words ask for a human, and the words that say so most. */
export function judge(tokens: readonly Token[], weights: Weights = shipped): Found | null {
  if (tokens.length === 0 || tokens.length > MAX_WORDS) return null;
  const features = featuresOf(tokens);
  const norm = Math.sqrt(features.reduce((sum, own) => sum + own.length, 0));
  const parts = features.map(
    (own) => own.reduce((sum, bucket) => sum + weights.values[bucket]! * weights.scale, 0) / norm,
  );
  const weight = 1 / (1 + Math.exp(-(weights.bias + parts.reduce((sum, part) => sum + part, 0))));
  return { ...strongestRun(parts), rule: 'model', weight };
}

export function readByModel(tokens: readonly Token[]): Found | null {
  const found = judge(tokens);
  return found && found.weight >= THRESHOLD ? found : null;
}

/** The run of words with the largest sum (Kadane). */
function strongestRun(parts: readonly number[]): { from: number; to: number } {
  let best = { from: 0, to: parts.length, sum: -Infinity };
  let from = 0;
  let sum = 0;
  parts.forEach((part, at) => {
    if (sum <= 0) {
      from = at;
      sum = 0;
    }
    sum += part;
    if (sum > best.sum) best = { from, to: at + 1, sum };
  });
  return { from: best.from, to: best.to };
}
