import type { Language } from './languages/language.ts';
import { findPhrases } from './lexicon.ts';
import type { Hit, Role } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** Words `from`..`to` (exclusive) that ask for a human, by `rule`; `weight` is how sure the rule is, 0..1. */
export type Found = { from: number; to: number; rule: string; weight: number };
/** `denied`: the words were there and meant the opposite, or something else; nothing more should be read into them. */
export type Reading = { found: Found | null; denied: boolean };

/** Words between a verb and the human it reaches. */
const GAP = 6;
const GAP_VERB_LAST = 4;
const GAP_MISSPELT = 3;
/** A denial stands at most this far before what it denies. */
const DENIAL = 4;
/** A message that is nothing but "operator, please" has at most so many words. */
const BARE_WORDS = 7;
/** What stands further from a noun says nothing about it. */
const REACH = 16;
const NOUNS: ReadonlySet<Role> = new Set(['human', 'desk', 'someone']);
const WEIGHT = {
  contact: { human: 0.97, desk: 0.92, someone: 0.88 },
  ask: { human: 0.93, desk: 0.85 },
  bare: { human: 0.9, desk: 0.82 },
} as const;
const NOT_BOT = 0.9;
/** A misspelt word is a little less sure. */
const TYPO = 0.92;

/** The hits of one language around a noun, and the words they stand on. */
type Scene = { tokens: readonly Token[]; hits: readonly Hit[]; language: Language };

export function readMessage(tokens: readonly Token[]): Reading {
  const reading: Reading = { found: null, denied: false };
  for (const [language, own] of Map.groupBy(findPhrases(tokens), (hit) => hit.language)) {
    const hits = withoutGuarded(own.filter((hit) => !isCounted(tokens, hit)));
    reading.denied ||= own.some((hit) => hit.role === 'guard');
    for (const [noun, near] of nounsOf(hits)) {
      const found = readNoun({ tokens, hits: near, language }, noun);
      if (found === 'denied') reading.denied = true;
      else reading.found = surer(reading.found, found);
    }
  }
  return reading;
}

/** Every noun with the hits around it, so that a long message costs no more per word than a short one. `hits` are in order of `from`. */
function* nounsOf(hits: readonly Hit[]): Generator<[noun: Hit, near: Hit[]]> {
  let first = 0;
  let last = 0;
  for (const noun of hits) {
    if (!NOUNS.has(noun.role) && noun.role !== 'bot') continue;
    while (hits[first]!.from < noun.from - REACH) first += 1;
    while (last < hits.length && hits[last]!.from < noun.from + REACH) last += 1;
    yield [noun, hits.slice(first, last)];
  }
}

/** The surer of two; of equals the one that covers more. */
function surer(a: Found | null, b: Found | null): Found | null {
  if (!a || !b) return a ?? b;
  return b.weight > a.weight || (b.weight === a.weight && b.to - b.from > a.to - a.from) ? b : a;
}

/** "3 people", "1 person": a count, not somebody to talk to. */
const isCounted = (tokens: readonly Token[], hit: Hit): boolean =>
  NOUNS.has(hit.role) && /^\p{N}+$/u.test(tokens[hit.from - 1]?.word ?? '');

/** A guard ("human resources") hides every noun and verb it covers, unless a longer one covers it. */
function withoutGuarded(hits: Hit[]): Hit[] {
  const guards = hits.filter((hit) => hit.role === 'guard');
  if (guards.length === 0) return hits;
  const hidden = (hit: Hit): boolean =>
    guards.some(
      (guard) => guard.from < hit.to && hit.from < guard.to && guard.to - guard.from >= hit.to - hit.from,
    );
  return hits.filter((hit) => hit.role === 'guard' || hit.role === 'link' || !hidden(hit));
}

function readNoun(scene: Scene, noun: Hit): Found | 'denied' | null {
  if (noun.role === 'bot') return notBot(scene, noun);
  const found = byContact(scene, noun) ?? byAsking(scene, noun) ?? bare(scene, noun);
  return found && isDenied(scene, found) ? 'denied' : found;
}

/** "talk to … a human", and where the verb comes last "mit einem Menschen sprechen". */
function byContact(scene: Scene, noun: Hit): Found | null {
  const reaches = (hit: Hit) =>
    hit.to <= noun.from &&
    noun.from - hit.to <= (hit.exact && noun.exact ? GAP : GAP_MISSPELT) &&
    together(scene, hit.to - 1, noun.from);
  const before = nearest(scene, (hit) => hit.role === 'contact' && reaches(hit));
  const role = noun.role as keyof typeof WEIGHT.contact;
  if (before)
    return rule('contact', {
      from: before.from,
      to: noun.to,
      weight: WEIGHT.contact[role],
      exact: noun.exact && before.exact,
    });
  if (!scene.language.verbLast) return null;
  const after = scene.hits.find(
    (hit) =>
      hit.role === 'contact' &&
      hit.from >= noun.to &&
      hit.from - noun.to <= GAP_VERB_LAST &&
      together(scene, noun.from, hit.from),
  );
  return after
    ? rule('contact', {
        from: noun.from,
        to: after.to,
        weight: WEIGHT.contact[role],
        exact: noun.exact && after.exact,
      })
    : null;
}

/** "i want a real person": nothing but articles and adjectives between; a desk must end its sentence ("I need support" but not "… with my order"). */
function byAsking(scene: Scene, noun: Hit): Found | null {
  if (noun.role === 'someone' || !noun.exact) return null;
  const role = noun.role as keyof typeof WEIGHT.ask;
  const asks = (hit: Hit) => together(scene, Math.min(hit.from, noun.from), Math.max(hit.from, noun.from));
  const before = nearest(
    scene,
    (hit) =>
      hit.role === 'ask' &&
      hit.to <= noun.from &&
      asks(hit) &&
      covered(scene, hit.to, noun.from, ['link', 'human']),
  );
  const after = scene.language.askLast
    ? scene.hits.find(
        (hit) =>
          hit.role === 'ask' &&
          hit.from >= noun.to &&
          asks(hit) &&
          covered(scene, noun.to, hit.from, ['link', 'human']),
      )
    : undefined;
  const ask = before ?? after;
  if (!ask) return null;
  const span = { from: Math.min(ask.from, noun.from), to: Math.max(ask.to, noun.to) };
  if (noun.role === 'desk' && !covered(scene, span.to, sentenceEnd(scene, span.to), ['filler'])) return null;
  return rule('ask', { ...span, weight: WEIGHT.ask[role], exact: noun.exact });
}

/** The whole message is "operator", "real person please". */
function bare(scene: Scene, noun: Hit): Found | null {
  const { length } = scene.tokens;
  if (noun.role === 'someone' || length > BARE_WORDS) return null;
  if (
    !covered(scene, 0, noun.from, ['filler', 'human']) ||
    !covered(scene, noun.to, length, ['filler', 'human', 'desk'])
  )
    return null;
  return rule('bare', {
    from: noun.from,
    to: noun.to,
    weight: WEIGHT.bare[noun.role as keyof typeof WEIGHT.bare],
    exact: noun.exact,
  });
}

/** "I don't want to talk to a bot", "not a machine". */
function notBot(scene: Scene, bot: Hit): Found | null {
  const refusal = nearest(
    scene,
    (hit) =>
      (hit.role === 'insteadOf' || hit.role === 'not') &&
      hit.to <= bot.from &&
      together(scene, hit.from, bot.from) &&
      covered(scene, hit.to, bot.from, ['link', 'contact', 'filler', 'bot', 'insteadOf']),
  );
  if (!refusal) return null;
  const talks = scene.hits.some(
    (hit) => hit.role === 'contact' && hit.to > refusal.from - GAP && hit.from < bot.to + GAP,
  );
  const asks = scene.hits.some((hit) => hit.role === 'ask' && hit.from < bot.from);
  if (!talks && !asks && scene.tokens.length > BARE_WORDS) return null;
  return rule('not_bot', { from: refusal.from, to: bot.to, weight: NOT_BOT, exact: bot.exact });
}

function isDenied(scene: Scene, { from, to }: Found): boolean {
  const near = (hit: Hit) =>
    hit.from < from + 2 &&
    from - hit.to < DENIAL &&
    hit.to > from - DENIAL &&
    together(scene, Math.min(hit.from, from), Math.max(hit.from, from));
  const refusesBot = (hit: Hit) =>
    scene.hits.some((other) => other.role === 'bot' && other.from >= hit.to && other.to <= from);
  if (scene.hits.some((hit) => hit.role === 'not' && near(hit) && !refusesBot(hit))) return true;
  return scene.hits.some(
    (hit) =>
      hit.role === 'notAfter' && hit.to > from && hit.from - to < DENIAL && together(scene, from, hit.from),
  );
}

const rule = (
  name: string,
  { from, to, weight, exact }: { from: number; to: number; weight: number; exact: boolean },
): Found => ({
  from,
  to,
  rule: exact ? name : `${name}_misspelt`,
  weight: exact ? weight : weight * TYPO,
});

/** The last hit that fits, and the longest of those that end there. */
function nearest(scene: Scene, fits: (hit: Hit) => boolean): Hit | null {
  let best: Hit | null = null;
  for (const hit of scene.hits)
    if (fits(hit) && (!best || hit.to > best.to || (hit.to === best.to && hit.from < best.from))) best = hit;
  return best;
}

/** No sentence ends between two words. */
function together(scene: Scene, first: number, last: number): boolean {
  for (let at = first + 1; at <= last; at += 1) if (scene.tokens[at]?.opens) return false;
  return true;
}

function sentenceEnd(scene: Scene, from: number): number {
  let at = from;
  while (at < scene.tokens.length && !scene.tokens[at]!.opens) at += 1;
  return at;
}

/** Every word of `from`..`to` belongs to a phrase of one of these roles. */
function covered(scene: Scene, from: number, to: number, roles: readonly Role[]): boolean {
  for (let at = from; at < to; at += 1)
    if (!scene.hits.some((hit) => hit.from <= at && at < hit.to && roles.includes(hit.role))) return false;
  return true;
}
