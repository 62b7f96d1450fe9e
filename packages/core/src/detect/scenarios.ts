import type { Scenario } from '@baton/protocol';
import { tokenize } from './tokens.ts';

/**
 * A trigger matches from this score on. 1 is "the customer wrote the trigger"; all its words somewhere in a long message give about 0.65;
 * half of its weight is not enough.
 */
export const MATCH_THRESHOLD = 0.55;

/** How much a message of nothing but the trigger counts above one that says more. */
const BREVITY = 0.4;
const STEM = 4;
const ENDING = 4;
const INFLECTED = 0.85;
const FUNCTION_WORD = 0.15;
const FUNCTION_WORDS = new Set(
  `a an the i me my we our you your it its he she they is are am was were be been do does did can could will would should may might have has had get
  to of for in on at by with from about and or but if so as this that these those there what how when where which who why not no yes please hi hello
  im id ive whats dont cant want need der die das ein eine ich mein wie was wo ist und fur mit zu el la los las un una mi mis como que donde es y de
  por para con le les mon ma comment est et pour avec il lo una mio come`.split(/\s+/),
);

type Weigh = (word: string) => number;

/** The enabled scenario whose trigger the text says most fully, and how fully (0..1); the earlier of equals. `null` below `MATCH_THRESHOLD`. */
export function matchScenario(
  text: string,
  scenarios: readonly Scenario[],
): { scenario: Scenario; score: number } | null {
  const words = wordsOf(text);
  const enabled = scenarios
    .filter((scenario) => scenario.enabled)
    .map((scenario) => ({ scenario, triggers: scenario.triggers.map(wordsOf) }));
  const weigh = weighBy(enabled.map(({ triggers }) => new Set(triggers.flat())));
  let best: { scenario: Scenario; score: number } | null = null;
  for (const { scenario, triggers } of enabled) {
    const score = Math.max(...triggers.map((trigger) => similarity(words, trigger, weigh)));
    if (score >= MATCH_THRESHOLD && score > (best?.score ?? 0)) best = { scenario, score };
  }
  return best;
}

const wordsOf = (text: string): string[] => [
  ...new Set(tokenize(text).map(({ word, bare }) => bare ?? word)),
];

/** A word that few scenarios use says more (inverse document frequency); articles and pronouns say little. */
function weighBy(documents: readonly ReadonlySet<string>[]): Weigh {
  const known = new Map<string, number>();
  for (const document of documents) for (const word of document) known.set(word, (known.get(word) ?? 0) + 1);
  return (word) =>
    Math.log(1 + documents.length / (known.get(word) ?? 1)) * (FUNCTION_WORDS.has(word) ? FUNCTION_WORD : 1);
}

function similarity(words: readonly string[], trigger: readonly string[], weigh: Weigh): number {
  const total = sum(trigger, weigh);
  if (total === 0) return 0;
  const said = trigger.reduce(
    (weight, word) => weight + weigh(word) * Math.max(0, ...words.map((own) => likeness(own, word))),
    0,
  );
  const coverage = said / total;
  const share = said / Math.max(sum(words, weigh), said);
  return coverage * (1 - BREVITY + BREVITY * share);
}

const sum = (words: readonly string[], weigh: Weigh): number =>
  words.reduce((weight, word) => weight + weigh(word), 0);

/** 1 for the same word, less for another ending of it ("cancel", "cancelled"), 0 otherwise. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter < STEM || Math.abs(a.length - b.length) > ENDING) return 0;
  const stem = Math.max(STEM, shorter - 1);
  return a.slice(0, stem) === b.slice(0, stem) ? INFLECTED : 0;
}
