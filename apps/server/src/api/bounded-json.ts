import { RefusedError } from '../journal/refused.ts';

const DEEPEST = 32;
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/** What PostgreSQL cannot keep in a text, and what stands in its place: one event must not fail those that came with it. */
const NUL = '\0';
const INSTEAD = '\uFFFD';

/** JSON of bounded depth, without keys that poison prototypes. Throws `invalid_request`. The depth is checked before parsing. */
export function parseBounded(text: string): unknown {
  if (depthOf(text) > DEEPEST)
    throw new RefusedError('invalid_request', { issues: [{ message: `deeper than ${DEEPEST} levels` }] });
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (POISON.has(key) || key.includes(NUL)) throw new SyntaxError(`the key ${key} is not allowed`);
      return typeof value === 'string' ? value.replaceAll(NUL, INSTEAD) : value;
    }) as unknown;
  } catch (error) {
    const message =
      error instanceof SyntaxError && error.message.startsWith('the key')
        ? error.message
        : 'the body is not JSON';
    throw new RefusedError('invalid_request', { issues: [{ message }] });
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    if (quoted) {
      if (code === 92) n += 1;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 91 || code === 123) deepest = Math.max(deepest, (depth += 1));
    else if (code === 93 || code === 125) depth -= 1;
  }
  return deepest;
}
