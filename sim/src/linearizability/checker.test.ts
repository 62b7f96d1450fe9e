import { expect, test } from 'vitest';
import { judge } from './checker.ts';
import type { Operation } from './checker.ts';

const op = (
  kind: Operation['kind'],
  by: string,
  answer: Operation['answer'],
  [start, end, seen]: [start: number, end: number, seen?: string | null],
): Operation => ({
  kind,
  by,
  answer,
  start,
  end,
  ...(seen === undefined ? {} : { seen }),
});
const FOREVER = Number.POSITIVE_INFINITY;

test.each<[string, boolean, Operation[]]>([
  [
    'two claims at once, one wins',
    true,
    [op('claim', 'a', 'ok', [0, 5]), op('claim', 'b', 'refused', [1, 4])],
  ],
  ['two winners without a release', false, [op('claim', 'a', 'ok', [0, 5]), op('claim', 'b', 'ok', [1, 4])]],
  [
    'one after the other, with a release',
    true,
    [op('claim', 'a', 'ok', [0, 1]), op('release', 'a', 'ok', [2, 3]), op('claim', 'b', 'ok', [4, 5])],
  ],
  [
    'nobody wins what is free',
    false,
    [op('claim', 'a', 'refused', [0, 5]), op('claim', 'b', 'refused', [1, 4])],
  ],
  ['the winner repeats', true, [op('claim', 'a', 'ok', [0, 1]), op('claim', 'a', 'ok', [2, 3])]],
  [
    'refused by a claim whose answer was lost',
    true,
    [op('claim', 'a', 'unknown', [0, FOREVER]), op('claim', 'b', 'refused', [1, 4])],
  ],
  [
    'refused before anybody claimed',
    false,
    [op('claim', 'b', 'refused', [0, 1]), op('claim', 'a', 'ok', [2, 3])],
  ],
  ['a read that is too old', false, [op('claim', 'a', 'ok', [0, 1]), op('read', 'b', 'ok', [2, 3, null])]],
  [
    'a read during a claim sees either',
    true,
    [op('claim', 'a', 'ok', [0, 5]), op('read', 'b', 'ok', [1, 2, null]), op('read', 'b', 'ok', [3, 4, 'a'])],
  ],
  [
    'a read that goes back',
    false,
    [op('claim', 'a', 'ok', [0, 9]), op('read', 'b', 'ok', [1, 2, 'a']), op('read', 'b', 'ok', [3, 4, null])],
  ],
])('%s: %s', (_name, expected, history) => {
  expect(judge(history)).toBe(expected ? 'linearizable' : 'violated');
});
