import { RefusedError } from '../journal/refused.ts';
import { DEEPEST, storable, tooDeep } from '../journal/storable.ts';

const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * JSON of bounded depth, without keys that poison prototypes, its texts as the database can keep them. Throws `invalid_request`. The depth
 * is checked before parsing.
 */
export function parseBounded(text: string): unknown {
  if (depthOf(text) > DEEPEST) throw tooDeep();
  try {
    const parsed: unknown = JSON.parse(text, (key, value: unknown) => {
      if (POISON.has(key)) throw new SyntaxError(`the key ${key} is not allowed`);
      return value;
    });
    return storable(parsed);
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
