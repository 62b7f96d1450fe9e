import { RefusedError } from './refused.ts';

/** Levels of arrays and objects that may come from outside. */
export const DEEPEST = 32;

export const tooDeep = (): RefusedError =>
  new RefusedError('invalid_request', { issues: [{ message: `deeper than ${DEEPEST} levels` }] });

/** What PostgreSQL cannot keep in a text (zeros, halves of an emoji) is replaced by U+FFFD. */
const storableText = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/**
 * JSON as it came from outside, every text and key of it as the database can keep it: nobody's words fail a command. Throws
 * `invalid_request` when it is too deep.
 */
export function storable(value: unknown, level = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (level === DEEPEST) throw tooDeep();
  if (Array.isArray(value)) return value.map((part) => storable(part, level + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [storableText(key), storable(part, level + 1)]),
  );
}
