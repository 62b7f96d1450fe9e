import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut } from './cut.ts';

test('half of an emoji is left away, a whole one stays', () => {
  expect([cut('ab😀', 3), cut('ab😀c', 4), cut('ab', 3), cut('abc', 2)]).toEqual(['ab', 'ab😀', 'ab', 'ab']);
});

test('whatever text is cut wherever: it begins the text, is no longer than asked, and is text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, length) => {
      const start = cut(text, length);
      expect(text.startsWith(start) && start.length <= length && start.isWellFormed()).toBe(true);
      expect(start.length).toBeGreaterThanOrEqual(Math.min(text.length, length - 1));
    }),
  );
});
